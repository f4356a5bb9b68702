namespace Persistence.Search;

/// <summary>What a condition of a query demands.</summary>
internal enum SearchClauseKind
{
    /// <summary>One of the words, where nothing else is demanded.</summary>
    Words,

    /// <summary>All of the words.</summary>
    All,

    /// <summary>One of the words.</summary>
    Any,

    /// <summary>The words one after another.</summary>
    Phrase,

    /// <summary>A word that begins so.</summary>
    Prefix,

    /// <summary>None of the words.</summary>
    Without,
}
