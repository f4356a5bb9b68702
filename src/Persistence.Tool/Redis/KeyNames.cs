using System.Globalization;
using System.Text;

namespace Persistence.Tool.Redis;

/// <summary>The names of the keys of a store, as docs/redis-layout.md has them, taken apart.</summary>
internal static class KeyNames
{
    /// <summary>A pattern for all keys of a prefix.</summary>
    /// <param name="prefix">The prefix.</param>
    public static string Pattern(string prefix)
    {
        var pattern = new StringBuilder();
        foreach (var unit in Escape(prefix))
        {
            pattern.Append(unit is '*' or '?' or '[' or ']' or '\\' or '^' ? "\\" : "").Append(unit);
        }

        return pattern.Append(":*").ToString();
    }

    /// <summary>Takes the name of a key apart.</summary>
    /// <param name="name">The name.</param>
    /// <param name="prefix">The prefix of the store.</param>
    /// <returns>The class; and, of a list of a session, the log, else an empty text; null where it is neither a listing nor a key of a session.</returns>
    public static (string Class, string Log)? Parse(string name, string prefix)
    {
        var rest = name[(Escape(prefix).Length + 1)..];
        if (rest.StartsWith('{'))
        {
            return rest.EndsWith(":keys}", StringComparison.Ordinal) ? (Unescape(rest[1..^":keys}".Length]), "") : null;
        }

        var (open, close) = (rest.IndexOf(":{", StringComparison.Ordinal), rest.LastIndexOf('}'));
        if (open < 0 || close < open || close + 2 > rest.Length)
        {
            return null;
        }

        var log = rest[(close + 2)..];
        return log.StartsWith('$') || log.EndsWith(":ids", StringComparison.Ordinal) ? null : (Unescape(rest[..open]), Unescape(log));
    }

    private static string Escape(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal).Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '%' && byte.TryParse(text.AsSpan(index + 1, Math.Min(2, text.Length - index - 1)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                index += 2;
            }
            else
            {
                plain.Append(text[index]);
            }
        }

        return plain.ToString();
    }
}
