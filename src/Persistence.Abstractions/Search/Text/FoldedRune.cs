namespace Persistence.Search;

/// <summary>One character of a text after folding.</summary>
/// <param name="Value">The character.</param>
/// <param name="Start">Where in the text it comes from, in UTF-16 units.</param>
/// <param name="End">Where that ends.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Case">The case that it had.</param>
internal readonly record struct FoldedRune(int Value, int Start, int End, RuneKind Kind, RuneCase Case)
{
    /// <summary>Whether it stands for a character of the text together with the one before it.</summary>
    public bool IsContinuation { get; init; }

    /// <summary>The combining class of a mark; else 0.</summary>
    public byte CombiningClass { get; init; }
}
