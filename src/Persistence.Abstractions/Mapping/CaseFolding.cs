using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Persistence.Mapping;

/// <summary>
/// Texts without case, as an index that ignores it holds them: Unicode's simple case folding, character by character, whatever the culture. What a culture or a language adds is no part of it: İ and ı of
/// Turkish are letters of their own, and ß is not ss.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CaseFolding
{
    private const int Columns = 4;

    /// <summary>Folds a text. What is folded already stays as it is, and so does half a surrogate pair.</summary>
    /// <param name="text">The text; null is not indexed.</param>
    /// <returns>The text, of the same length; null for null.</returns>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Fold(string? text)
    {
        char[]? folded = null;
        for (int at = 0, width; at < text?.Length; at += width)
        {
            width = char.IsSurrogatePair(text, at) ? 2 : 1;
            var point = width == 2 ? char.ConvertToUtf32(text, at) : text[at];
            if (Fold(point) is var other && other != point)
            {
                folded ??= text.ToCharArray();
                char.ConvertFromUtf32(other).CopyTo(0, folded, at, width);
            }
        }

        return folded is null ? text : new string(folded);
    }

    /// <summary>Folds the elements of a collection.</summary>
    /// <param name="texts">The elements; null for a null collection.</param>
    /// <returns>The folded elements; null for null.</returns>
    [return: NotNullIfNotNull(nameof(texts))]
    public static IEnumerable<string?>? FoldAll(IEnumerable<string?>? texts) => texts?.Select(Fold);

    private static int Fold(int point)
    {
        if (point < 0x80)
        {
            return char.IsAsciiLetterUpper((char)point) ? point | 0x20 : point;
        }

        // The first run that does not end before it.
        var runs = CaseFoldingTable.Runs;
        var (low, high) = (0, runs.Length / Columns);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = runs[(middle * Columns) + 1] < point ? (middle + 1, high) : (low, middle);
        }

        var run = runs[Math.Min(low * Columns, runs.Length - Columns)..];
        return point >= run[0] && point <= run[1] && (point - run[0]) % run[2] == 0 ? point + run[3] : point;
    }
}
