using System;
using Microsoft.CodeAnalysis.Text;

namespace Persistence.Analyzers.Counting;

/// <summary>
/// The places of a text without which an expression holds no decision: `?` (conditional, `??`, `?.`), `&amp;`, `|`, the pattern
/// words `and` and `or`, and the brace that a lambda's statements and the arms of a switch expression start with. A mark may stand
/// in a comment or a string; then an expression is visited in vain. One pass over the characters costs a fraction of visiting
/// the expressions, most of which hold no mark, and a node that is not visited is not even created.
/// </summary>
internal readonly struct DecisionMarks
{
    private const int LongestKept = 1 << 18;

    private static readonly bool[] Suspects = Table();

    [ThreadStatic]
    private static char[]? spare;

    /// <summary>A bit for each character.</summary>
    private readonly ulong[] bits;

    private DecisionMarks(ulong[] bits) => this.bits = bits;

    public static DecisionMarks In(SourceText text)
    {
        var length = text.Length;
        var characters = spare is { } kept && kept.Length >= length ? kept : new char[length];
        spare = length <= LongestKept ? characters : null;
        text.CopyTo(0, characters, 0, length);
        var bits = new ulong[(length >> 6) + 1];
        var read = new ReadOnlySpan<char>(characters, 0, length);
        for (var at = 0; at < read.Length; at++)
        {
            var character = read[at];
            if (character < Suspects.Length && Suspects[character] && IsMark(read, at))
            {
                bits[at >> 6] |= 1UL << at;
            }
        }

        return new DecisionMarks(bits);
    }

    public bool AnyIn(TextSpan span)
    {
        if (span.IsEmpty)
        {
            return false;
        }

        var (first, last) = (span.Start >> 6, (span.End - 1) >> 6);
        var mask = ulong.MaxValue << span.Start;
        for (var word = first; word < last; word++)
        {
            if ((bits[word] & mask) != 0)
            {
                return true;
            }

            mask = ulong.MaxValue;
        }

        return (bits[last] & mask & (ulong.MaxValue >> (63 - ((span.End - 1) & 63)))) != 0;
    }

    private static bool IsMark(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        'd' => EndsWord(text, at, "and"),
        'r' => EndsWord(text, at, "or"),
        _ => true,
    };

    private static bool EndsWord(ReadOnlySpan<char> text, int at, string word)
    {
        var start = at - word.Length + 1;
        return start >= 0
            && text.Slice(start, word.Length).SequenceEqual(word.AsSpan())
            && (start == 0 || !IsOfWord(text[start - 1]))
            && (at + 1 == text.Length || !IsOfWord(text[at + 1]));
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static bool[] Table()
    {
        var table = new bool[128];
        foreach (var character in "?&|{dr")
        {
            table[character] = true;
        }

        return table;
    }
}
