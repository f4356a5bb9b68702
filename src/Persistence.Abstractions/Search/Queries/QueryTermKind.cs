namespace Persistence.Search;

/// <summary>Which words a term finds.</summary>
internal enum QueryTermKind
{
    /// <summary>The same word.</summary>
    Word,

    /// <summary>Words that begin so.</summary>
    Prefix,

    /// <summary>Pairs that begin with this character, and the character by itself: every place where it stands.</summary>
    Unit,
}
