using System.ComponentModel;
using System.Text;
using Persistence.Serialization;

namespace Persistence.Mapping;

/// <summary>The parts of the id of an entry, read from its JSON without the rest: no upgrade step changes an id, and one that fails does not hide it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StoredEntryId
{
    /// <summary>Reads one part.</summary>
    /// <typeparam name="T">The type of the member.</typeparam>
    /// <typeparam name="TCodec">Reads its JSON.</typeparam>
    /// <param name="entry">The entry as it is stored.</param>
    /// <param name="names">The member's name in JSON, and its former ones.</param>
    /// <returns>The value.</returns>
    /// <exception cref="RequiredMemberException">The entry does not have it.</exception>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    public static T Read<T, TCodec>(ReadOnlySpan<byte> entry, params ReadOnlySpan<string> names)
        where TCodec : IJsonCodec<T>
    {
        foreach (var name in names)
        {
            var reader = new JsonReader(entry);
            if (Find(ref reader, Encoding.UTF8.GetBytes(name)) is >= 0 and var place)
            {
                var value = new JsonReader(entry[place..]);
                return TCodec.Read(ref value);
            }
        }

        throw new RequiredMemberException(names[0]);
    }

    // Of a name that stands twice the last value counts.
    private static int Find(ref JsonReader reader, ReadOnlySpan<byte> name)
    {
        var place = -1;
        reader.BeginObject();
        while (reader.NextName(out var found))
        {
            place = found.SequenceEqual(name) ? reader.Position : place;
            reader.Skip();
        }

        return place;
    }
}
