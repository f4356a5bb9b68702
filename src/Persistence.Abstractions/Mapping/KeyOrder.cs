using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace Persistence.Mapping;

/// <summary>
/// The order of keys, the same on every backend: part by part, text by its UTF-8 bytes, integers by value. For
/// backends that can only sort text, a key has a sortable form: text whose byte order is the order of the keys.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyOrder
{
    /// <summary>Orders texts by their UTF-8 bytes, which .NET's ordinal order of UTF-16 units does not always do.</summary>
    public static IComparer<string> Utf8 { get; } = Comparer<string>.Create(CompareUtf8);

    /// <summary>Gives the sortable form of a key.</summary>
    /// <param name="encodedKey">The encoded key (see <see cref="KeyText"/>).</param>
    /// <param name="parts">The kinds of the key's parts.</param>
    /// <returns>Text whose UTF-8 byte order is the order of the keys. Distinct keys have distinct forms.</returns>
    public static string ToSortable(string encodedKey, IReadOnlyList<KeyPartKind> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0] == KeyPartKind.Text ? encodedKey : SortableInteger(encodedKey);
        }

        return SortableParts(KeyText.Split(encodedKey, parts.Count), parts);
    }

    /// <summary>Gives the sortable form of a key of several parts, or of its first parts.</summary>
    /// <param name="texts">The texts of the parts.</param>
    /// <param name="parts">The kinds of the key's parts.</param>
    internal static string SortableParts(string[] texts, IReadOnlyList<KeyPartKind> parts)
    {
        for (var index = 0; index < texts.Length; index++)
        {
            // U+0000 separates, so that a shorter part sorts first; inside a part it is escaped, order kept.
            texts[index] = parts[index] == KeyPartKind.Text
                ? texts[index].Replace("\u0001", "\u0001\u0002", StringComparison.Ordinal).Replace("\0", "\u0001\u0001", StringComparison.Ordinal)
                : SortableInteger(texts[index]);
        }

        return string.Join('\0', texts);
    }

    /// <summary>Reads an encoded key back from its sortable form.</summary>
    /// <param name="sortable">What <see cref="ToSortable"/> gave.</param>
    /// <param name="parts">The kinds of the key's parts.</param>
    /// <returns>The encoded key.</returns>
    /// <exception cref="FormatException">The text is no sortable form of such a key.</exception>
    public static string FromSortable(string sortable, IReadOnlyList<KeyPartKind> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0] == KeyPartKind.Text ? sortable : PlainInteger(sortable);
        }

        var texts = sortable.Split('\0');
        if (texts.Length != parts.Count)
        {
            throw new FormatException($"'{sortable}' has {texts.Length} key parts where {parts.Count} are expected.");
        }

        for (var index = 0; index < texts.Length; index++)
        {
            texts[index] = parts[index] == KeyPartKind.Text
                ? texts[index].Replace("\u0001\u0001", "\0", StringComparison.Ordinal).Replace("\u0001\u0002", "\u0001", StringComparison.Ordinal)
                : PlainInteger(texts[index]);
        }

        return KeyText.Join(texts);
    }

    private static int CompareUtf8(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return Comparer<bool>.Default.Compare(left is not null, right is not null);
        }

        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        // A surrogate stands for a code point above U+FFFF, so it sorts after U+E000 to U+FFFF.
        return Rank(left[common]).CompareTo(Rank(right[common]));

        static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
    }

    // The number of digits comes first, as a letter: A for one digit, B for two (39, of Int128, is the most). Negative integers come before, with every
    // digit and the letter complemented, after a '-'.
    private static string SortableInteger(string text)
    {
        // As keys are written: most of them need no arithmetic.
        if (text is [>= '1' and <= '9', ..] && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return $"{(char)('A' + text.Length - 1)}{text}";
        }

        var value = BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture);
        return value.Sign < 0
            ? $"-{(char)('z' - digits.Length + 1)}{Complement(digits)}"
            : $"{(char)('A' + digits.Length - 1)}{digits}";
    }

    private static string PlainInteger(string sortable)
    {
        if (sortable.Length < 2)
        {
            throw new FormatException($"'{sortable}' is no sortable integer.");
        }

        return sortable[0] == '-' ? "-" + Complement(sortable[2..]) : sortable[1..];
    }

    private static string Complement(string digits) =>
        string.Create(digits.Length, digits, static (span, source) =>
        {
            for (var index = 0; index < span.Length; index++)
            {
                span[index] = (char)('0' + '9' - source[index]);
            }
        });
}
