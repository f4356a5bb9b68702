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

    /// <summary>Finds all that matches a query. It may be found by reading everything or by postings: ranking and order do not depend on it.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What matches.</returns>
    ValueTask<SearchMatches<TKey>> Match(SearchPlan plan, IoMode mode);

    /// <summary>Reads what was found, as it is now.</summary>
    /// <param name="candidate">What was found.</param>
    /// <param name="text">Receives its texts.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Whether it is still there, and the session or entry.</returns>
    ValueTask<(bool IsThere, TItem? Item)> Read(SearchCandidate<TKey> candidate, SearchText text, IoMode mode);
}
