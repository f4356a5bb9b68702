namespace Persistence.Search;

/// <summary>What a <see cref="SearchToken"/> is.</summary>
public enum SearchTokenKind
{
    /// <summary>A word or a number that is not taken apart further.</summary>
    Word,

    /// <summary>An identifier, a version or another word with parts, whole; its parts are tokens too. Of an Arabic word with its article the part is what follows that.</summary>
    Compound,

    /// <summary>Two neighbouring characters of a script that puts no space between words.</summary>
    Pair,

    /// <summary>The last character of a run of pairs. With it, every character of the run begins a token.</summary>
    PairEnd,

    /// <summary>One character of such a script that stands by itself.</summary>
    Alone,
}
