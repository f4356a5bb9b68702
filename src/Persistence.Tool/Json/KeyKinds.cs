using System.Text;
using Persistence.Json;
using Persistence.Mapping;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>Finds out of which kinds the parts of a key are, where no shape says it: the header holds each of them.</summary>
internal static class KeyKinds
{
    /// <summary>Looks for the parts of an encoded key among the members of a header.</summary>
    /// <param name="key">The encoded key.</param>
    /// <param name="header">The header as it is stored.</param>
    /// <returns>The kinds; one text where the header does not hold the parts.</returns>
    public static IReadOnlyList<KeyPartKind> Of(string key, ReadOnlySpan<byte> header)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var cursor = new RawCursor(header);
        while (cursor.Next())
        {
            cursor.TakeName();
            var value = cursor.TakeValue();
            var isText = value[0] == '"';
            (isText ? texts : numbers).Add(isText ? SessionState.ReadName(value[1..^1]) : Encoding.UTF8.GetString(value));
        }

        // A key of one part may hold the sign that separates parts.
        string[] parts = texts.Contains(key) || numbers.Contains(key) ? [key] : KeyParts.Split(key);
        return parts.All(part => texts.Contains(part) || numbers.Contains(part)) ? [.. parts.Select(part => texts.Contains(part) ? KeyPartKind.Text : KeyPartKind.Number)] : [KeyPartKind.Text];
    }
}
