using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Persistence.Serialization;

/// <summary>
/// The members of an object that its class does not know, kept in the dictionary that [JsonExtensionData] marks: they are written after the
/// object's own members, and read from wherever they stand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonExtensionData
{
    /// <summary>
    /// Writes the entries as members of the object that is entered. A name that the object's own members have, and would be read
    /// as, is recorded as a failure.
    /// </summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">Their codec.</typeparam>
    /// <param name="writer">Receives the text.</param>
    /// <param name="names">The names of the object's own members.</param>
    /// <param name="member">The name of the dictionary in C#, for failures; null where it is known otherwise.</param>
    /// <param name="data">The entries; null for none.</param>
    public static void Write<T, TCodec>(JsonWriter writer, JsonNames names, string? member, IEnumerable<KeyValuePair<string, T>>? data)
        where TCodec : IJsonCodec<T>
    {
        if (data is null)
        {
            return;
        }

        writer.BeginEntries(member);
        foreach (var (name, value) in data)
        {
            writer.WriteSeparator();
            writer.WriteString(name.AsSpan());
            writer.WriteMark((byte)':');
            if (names.IsKnown(name))
            {
                writer.Fail("it is the name of another member, as which it would be read");
            }

            TCodec.Write(writer, value);
        }

        writer.EndEntries();
    }

    /// <summary>Writes the entries as an object of their own that takes the place of the object they belong to, for a column beside those of its members.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">Their codec.</typeparam>
    /// <param name="writer">Receives the text.</param>
    /// <param name="names">The names of the object's own members.</param>
    /// <param name="data">The entries; null for none.</param>
    public static void WriteAlone<T, TCodec>(JsonWriter writer, JsonNames names, IEnumerable<KeyValuePair<string, T>>? data)
        where TCodec : IJsonCodec<T>
    {
        writer.WriteMark((byte)'{');
        Write<T, TCodec>(writer, names, null, data);
        writer.WriteMark((byte)'}');
    }

    /// <summary>Reads the value of a member that the object's class does not know.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">Their codec.</typeparam>
    /// <param name="reader">Stands before the value; after the call it stands after the value.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="data">Receives the value, in the place of one of the same name.</param>
    public static void Read<T, TCodec>(ref JsonReader reader, string name, IDictionary<string, T> data)
        where TCodec : IJsonCodec<T> => data[name] = TCodec.Read(ref reader);

    /// <summary>Reads what <see cref="WriteAlone"/> wrote.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">Their codec.</typeparam>
    /// <param name="reader">Stands before the object; after the call it stands after the object.</param>
    /// <param name="data">Receives the entries.</param>
    public static void ReadAlone<T, TCodec>(ref JsonReader reader, IDictionary<string, T> data)
        where TCodec : IJsonCodec<T>
    {
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            Read<T, TCodec>(ref reader, reader.TextOf(name), data);
        }
    }

    /// <summary>Adds what was read to what the class put there itself.</summary>
    /// <typeparam name="TData">The type of the member.</typeparam>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="existing">What the class put there; null for nothing.</param>
    /// <param name="read">What was read; null for nothing.</param>
    /// <returns>The one of them that is not null; where neither is, the former with the latter's entries.</returns>
    [return: NotNullIfNotNull(nameof(existing)), NotNullIfNotNull(nameof(read))]
    public static TData? Merge<TData, T>(TData? existing, TData? read)
        where TData : class, IDictionary<string, T>
    {
        if (existing is null || read is null)
        {
            return existing ?? read;
        }

        foreach (var (name, value) in read)
        {
            existing[name] = value;
        }

        return existing;
    }
}
