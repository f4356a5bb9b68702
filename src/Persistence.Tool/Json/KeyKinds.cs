using System.Text;
using Persistence.Json;
using Persistence.Mapping;

namespace Persistence.Tool.Json;

/// <summary>Finds out of which kinds the parts of a key are, where no shape says it: a header begins with them.</summary>
internal static class KeyKinds
{
    /// <summary>Compares an encoded key with the first members of a header.</summary>
    /// <param name="key">The encoded key.</param>
    /// <param name="header">The header as it is stored.</param>
    /// <returns>The kinds; one text where nothing says more.</returns>
    public static IReadOnlyList<KeyPartKind> Of(string key, ReadOnlySpan<byte> header)
    {
        var cursor = new RawCursor(header);
        var parts = new List<KeyPartKind>();
        var texts = new List<string>();
        while (cursor.Next())
        {
            cursor.TakeName();
            var value = cursor.TakeValue();
            var isNumber = value[0] != '"';
            parts.Add(isNumber ? KeyPartKind.Number : KeyPartKind.Text);
            texts.Add(isNumber ? Encoding.UTF8.GetString(value) : SessionState.ReadName(value[1..^1]));
            if ((texts.Count == 1 ? texts[0] : KeyText.Join([.. texts])) == key)
            {
                return parts;
            }
        }

        return [KeyPartKind.Text];
    }
}
