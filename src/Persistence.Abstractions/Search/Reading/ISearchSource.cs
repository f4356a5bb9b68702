using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>What is searched: the sessions of a store, or the entries of one of its logs.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="TItem">What is found: a session or an entry.</typeparam>
internal interface ISearchSource<TKey, TItem>
    where TKey : notnull
{
    /// <summary>The members that are searched, by ordinal.</summary>
    IReadOnlyList<SearchMember> Members { get; }

    /// <summary>What is searched: the ordinal of the log; -1 for sessions.</summary>
    int Log { get; }

    /// <summary>Finds the best hits. They may be found by reading everything or by an index: they are the same, in the same order.</summary>
    /// <param name="request">The search.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The hits.</returns>
    ValueTask<SearchPage<TKey>> Match(SearchRequest request, IoMode mode);

    /// <summary>The embedding that is searched; null for none.</summary>
    VectorMember? Vector { get; }

    /// <summary>Finds what is nearest to an embedding.</summary>
    /// <param name="request">The search.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The hits.</returns>
    ValueTask<SearchPage<TKey>> MatchVectors(VectorRequest request, IoMode mode);

    /// <summary>The text of a hit's key.</summary>
    /// <param name="hit">The hit.</param>
    string KeyText(RankedHit<TKey> hit);

    /// <summary>Reads what was found, as it is now.</summary>
    /// <param name="hits">What was found.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>For each the session or entry, or nothing where it is no longer there; or why the session cannot be read.</returns>
    ValueTask<BatchOutcome<IReadOnlyList<TItem>>[]> Read(IReadOnlyList<RankedHit<TKey>> hits, IoMode mode);

    /// <summary>Collects the texts of what was read.</summary>
    /// <param name="item">The session or entry.</param>
    /// <param name="text">Receives them.</param>
    void Collect(TItem item, SearchText text);
}
