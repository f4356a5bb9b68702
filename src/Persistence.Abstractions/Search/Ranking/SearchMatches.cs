namespace Persistence.Search;

/// <summary>All that matches a query, and what its ranking needs.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="terms">How many terms the query has.</param>
internal sealed class SearchMatches<TKey>(int terms)
{
    /// <summary>How many sessions or entries there are.</summary>
    public long Documents { get; set; }

    /// <summary>In how many of them each term stands, by number.</summary>
    public long[] Found { get; } = new long[terms];

    /// <summary>What matches, in any order.</summary>
    public List<SearchCandidate<TKey>> Candidates { get; } = [];

    /// <summary>The sessions that cannot be read.</summary>
    public List<SkippedSession> Skipped { get; } = [];
}
