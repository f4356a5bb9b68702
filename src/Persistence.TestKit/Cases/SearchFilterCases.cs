using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Searches among the sessions for which conditions of indexed members hold.</summary>
internal static class SearchFilterCases
{
    private static readonly SearchQuery[] s_queries = ["the alpha", "gammas 東京", new SearchQuery("of").All("the"), new SearchQuery("").Phrase("the alpha"), new SearchQuery("the").Without("beta")];

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.SearchAmong, ASearchAmongSomeFindsTheSameInTheSameOrder),
        new(Contract.SearchAmong, ASearchAmongSomeFollowsEveryCommit),
        new(Contract.SearchAmong, PagesOfASearchAmongSomeGoOn),
        new(Contract.SearchAmong, ASearchAmongSomeIsAwaited),
        new(Contract.SearchAmong, WhatDoesNotGoWithASearchIsRefused),
    ];

    private static void ASearchAmongSomeFindsTheSameInTheSameOrder(CaseContext context)
    {
        var store = TeamMemories.Filled(context, 40);
        Compare(store, static query => query.WhereKeeper("ada"), static memory => memory.Keeper == "ada");
        Compare(store, static query => query.WhereTrustBetween(2, 5), static memory => memory.Trust is >= 2 and < 5);
        Compare(store, static query => query.WhereTrustIsNull().WhereKeeper("bob"), static memory => memory is { Trust: null, Keeper: "bob" });
        Compare(store, static query => query.WhereKeeperStartsWith("b"), static memory => memory.Keeper == "bob");
        Compare(store, static query => query.WhereKeeper("nobody"), static _ => false);
        Compare(store, static query => query, static _ => true);
    }

    private static void ASearchAmongSomeFollowsEveryCommit(CaseContext context)
    {
        var (store, other) = (context.Open<ITeamMemoryStore>(), context.Open<ITeamMemoryStore>());
        var memory = new TeamMemory { Area = "a", Title = "needle", Keeper = "ada", Remarks = ["needle"] };
        store.Create(memory);
        Check.Sequence(["a"], Keys(other.Query().WhereKeeper("ada").Search("needle")));
        memory.Keeper = "bob";
        store.Save(memory);
        Check.Sequence([], Keys(other.Query().WhereKeeper("ada").Search("needle")));
        Check.Sequence([], other.Query().WhereKeeper("ada").SearchRemarks("needle").Select(static hit => hit.Key));
        Check.Sequence(["a"], other.Query().WhereKeeper("bob").SearchRemarks("needle").Select(static hit => hit.Key));
        store.AppendRemarks("a", "a second needle");
        Check.Equal(2L, other.Query().WhereKeeper("bob").SearchRemarks("needle").Matches);
        store.Delete("a");
        Check.Sequence([], Keys(other.Query().WhereKeeper("bob").Search("needle")));
    }

    private static void PagesOfASearchAmongSomeGoOn(CaseContext context)
    {
        var store = TeamMemories.Filled(context, 40);
        var ada = store.Query().WhereKeeper("ada");
        var whole = ada.SearchRemarks("the of", 1_000);
        Check.True(whole.Count > 12 && whole.Next is null, $"{whole}");
        var (found, query) = (new List<string>(), new SearchQuery("the of"));
        while (true)
        {
            var page = ada.SearchRemarks(query, 5);
            found.AddRange(page.Select(Line));
            Check.Equal(whole.Matches, page.Matches);
            if (page.Next is null)
            {
                break;
            }

            query = query.After(page.Next);
        }

        Check.Sequence(whole.Select(Line), found);
        var cursor = new SearchQuery("the of").After(ada.SearchRemarks("the of", 5).Next!);
        Check.Throws<ArgumentException>(() => store.Query().WhereKeeper("bob").SearchRemarks(cursor));
        Check.Throws<ArgumentException>(() => store.SearchRemarks(cursor));
    }

    private static async Task ASearchAmongSomeIsAwaited(CaseContext context)
    {
        var store = TeamMemories.Filled(context, 20);
        var ada = store.Query().WhereKeeper("ada");
        Check.Sequence(Keys(ada.Search("the")), Keys(await ada.SearchAsync("the")));
        Check.Sequence(ada.SearchRemarks("the").Select(Line), (await ada.SearchRemarksAsync("the")).Select(Line));
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Check.ThrowsAsync<OperationCanceledException>(() => ada.SearchAsync("the", cancellationToken: cancellation.Token).AsTask());
    }

    private static void WhatDoesNotGoWithASearchIsRefused(CaseContext context)
    {
        var store = TeamMemories.Filled(context, 2);
        var query = store.Query().WhereKeeper("ada");
        Check.Throws<ArgumentException>(() => query.OrderByTrust().Search("the"));
        Check.Throws<ArgumentException>(() => query.Take(3).SearchFacts("the"));
        Check.Throws<ArgumentException>(() => query.After("x").Search("the"));
        Check.Throws<ArgumentOutOfRangeException>(() => query.Search("the", -1));
        Check.Throws<ArgumentNullException>(() => query.Search((SearchQuery)null!));
        Check.Sequence([], Keys(query.Search("")));
    }

    // What is found among all is the model: the same scores in the same order, without the other sessions.
    private static void Compare(ITeamMemoryStore store, Func<TeamMemoryStoreQuery, TeamMemoryStoreQuery> filter, Func<TeamMemory, bool> isAmong)
    {
        var keys = store.Keys().Where(key => isAmong(store.Load(key, SessionLoad.HeaderOnly))).ToHashSet();
        foreach (var query in s_queries)
        {
            var sessions = filter(store.Query()).Search(query, 1_000);
            Check.Sequence(store.Search(query, 1_000).Where(hit => keys.Contains(hit.Key)).Select(Line), sessions.Select(Line), $"{query}");
            Check.Equal((long)sessions.Count, sessions.Matches);
            var facts = filter(store.Query()).SearchFacts(query, 1_000);
            Check.Sequence(store.SearchFacts(query, 1_000).Where(hit => keys.Contains(hit.Key)).Select(Line), facts.Select(Line), $"{query}");
            Check.Equal((long)facts.Count, facts.Matches);
        }
    }

    private static string Line(SearchHit<string> hit) => $"{hit.Key} {hit.Score:R} {hit.Snippet.Text}";

    private static string Line<TEntry>(SearchEntryHit<string, TEntry> hit) => $"{hit.Key}/{hit.Sequence} {hit.Score:R}";

    private static IEnumerable<string> Keys(SearchHits<SearchHit<string>> hits) => hits.Select(static hit => hit.Key);
}
