using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Compares one session or entry after another with a query, and keeps what matches. For one thread.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="request">The search.</param>
internal sealed class MatchCollector<TKey>(SearchRequest request)
{
    private readonly DocumentMatcher _matcher = new(request.Plan, request.Members);

    /// <summary>Receives the texts of the next one.</summary>
    public SearchText Text { get; } = new();

    /// <summary>What matches.</summary>
    public SearchMatches<TKey> Matches { get; } = new(request.Plan.Terms.Length);

    /// <summary>Takes the next one, whose texts were collected.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="sortKey">The sortable form of the key.</param>
    /// <param name="sequence">The sequence of the entry; 0 for a session.</param>
    public void Add(TKey key, string sortKey, long sequence)
    {
        var isMatch = _matcher.Matches(Text);
        Text.Clear();
        Matches.Documents++;
        foreach (var term in _matcher.Found)
        {
            Matches.Found[term]++;
        }

        // How rare a word is does not depend on where it is looked for.
        if (isMatch && request.Among?.Contains(sortKey) != false)
        {
            Matches.Candidates.Add(new SearchCandidate<TKey>(key, sortKey, sequence, _matcher.Scored(), _matcher.Covered()));
        }
    }
}
