using System.Text;
using Persistence.Json;
using Persistence.Mapping;

namespace Persistence.Tool.Stores;

/// <summary>The id of an entry, as stores encode it.</summary>
internal static class EntryId
{
    /// <summary>Reads it from the JSON of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="members">The members that are its id, in order.</param>
    /// <returns>Null where the entries have none.</returns>
    public static string? Of(ReadOnlySpan<byte> entry, IReadOnlyList<string> members)
    {
        if (members.Count == 0 || entry.Length == 0 || entry[0] != '{')
        {
            return null;
        }

        var parts = new string?[members.Count];
        var cursor = new RawCursor(entry);
        while (cursor.Next())
        {
            var name = cursor.TakeName();
            var value = cursor.TakeValue();
            for (var part = 0; part < parts.Length; part++)
            {
                parts[part] = IsNamed(name, members[part]) ? TextOf(value) : parts[part];
            }
        }

        return parts.Contains(null) ? null : parts.Length == 1 ? parts[0] : KeyText.Join(parts!);
    }

    // Nearly every name is the same bytes in a document as in the shape.
    private static bool IsNamed(ReadOnlySpan<byte> name, string member) => Ascii.Equals(name, member) || ((name.Contains((byte)'\\') || !Ascii.IsValid(name)) && SessionState.ReadName(name) == member);

    private static string TextOf(ReadOnlySpan<byte> value) => value[0] == '"' ? SessionState.ReadName(value[1..^1]) : Encoding.UTF8.GetString(value);
}
