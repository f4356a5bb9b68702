using System.Buffers;
using System.Text;

namespace Persistence.Search;

/// <summary>Removes case, diacritics and differences of form from a text, and keeps where each character comes from.</summary>
internal static class TextFolding
{
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int SyllableBase = 0xAC00;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    // More marks than that on one character are no writing; their order is left as it is, so that the time stays linear.
    private const int MostMarks = 30;

    // What stands for a part of a text that is not valid Unicode: it separates words.
    private static readonly Rune s_invalid = new(' ');

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text; surrogates without their partner separate words.</param>
    /// <param name="runes">Receives the characters.</param>
    public static void Fold(ReadOnlySpan<char> text, List<FoldedRune> runes)
    {
        var tables = UnicodeTables.Instance;
        for (var start = 0; start < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text[start..], out var rune, out var length) != OperationStatus.Done)
            {
                (rune, length) = (s_invalid, 1);
            }

            Add(tables, rune.Value, start, start + length, runes);
            start += length;
        }
    }

    private static void Add(UnicodeTables tables, int rune, int start, int end, List<FoldedRune> runes)
    {
        var source = tables.Properties(rune);
        if (!tables.TryFold(rune, out var replacement))
        {
            Add(new FoldedRune(rune, start, end, source.Kind, source.Case) { CombiningClass = source.CombiningClass }, runes);
            return;
        }

        if (replacement.IsEmpty && runes.Count > 0)
        {
            // A removed mark belongs to what it stood on.
            runes[^1] = runes[^1] with { End = end };
        }

        var isContinuation = false;
        foreach (var folded in replacement.EnumerateRunes())
        {
            var properties = tables.Properties(folded.Value);
            Add(new FoldedRune(folded.Value, start, end, properties.Kind, source.Case) { CombiningClass = properties.CombiningClass, IsContinuation = isContinuation }, runes);
            isContinuation = true;
        }
    }

    private static void Add(FoldedRune rune, List<FoldedRune> runes)
    {
        if (runes.Count > 0 && Compose(runes[^1].Value, rune.Value) is var syllable and > 0)
        {
            runes[^1] = runes[^1] with { Value = syllable, End = rune.End };
            return;
        }

        runes.Add(rune);
        if (rune.CombiningClass > 0)
        {
            Order(runes);
        }
    }

    // Marks on one character in the order of their classes, in which both orders of typing them are one.
    private static void Order(List<FoldedRune> runes)
    {
        var index = runes.Count - 1;
        for (var moved = 0; moved < MostMarks && index > 0 && runes[index - 1].CombiningClass > runes[index].CombiningClass; moved++)
        {
            (runes[index - 1], runes[index]) = (runes[index], runes[index - 1]);
            index--;
        }
    }

    // The syllable that two parts of Hangul are, by arithmetic as the Unicode Standard gives it; 0 for other characters.
    private static int Compose(int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + Leads && second is >= VowelBase and < VowelBase + Vowels)
        {
            return SyllableBase + ((((first - LeadBase) * Vowels) + (second - VowelBase)) * Trails);
        }

        var isOpenSyllable = first is >= SyllableBase and < SyllableBase + (Leads * Vowels * Trails) && (first - SyllableBase) % Trails == 0;
        return isOpenSyllable && second is > TrailBase and < TrailBase + Trails ? first + (second - TrailBase) : 0;
    }
}
