using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What search is given: any text, wrong numbers, no cursor, a token that is cancelled.</summary>
internal static class SearchInputCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Search, AnyTextIsAQuery),
        new(Contract.Search, WhatACallDemandsIsChecked),
        new(Contract.Search, ACancelledSearchEnds),
    ];

    private static void AnyTextIsAQuery(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Title = "AND OR NOT NEAR title" });
        foreach (var query in (string[])["", " ", "!?.,;", "\0\u0001\u001F", "\uD800", "\uDC00\uD800", "\"", "'", "*", "(", "%", "--", "👍", new string(' ', 10_000)])
        {
            Check.Sequence([], Keys(store.Search(query)), query);
            Check.Sequence([], store.SearchFacts(query).Select(static hit => hit.Key), query);
        }

        foreach (var query in (string[])["AND", "title:x", "\"title", "title*", "(title OR", "NOT title", "NEAR(title)", "\uD800title", string.Concat(Enumerable.Repeat("title ", 2_000)), new string('x', 10_000) + " title"])
        {
            Check.Sequence(["a"], Keys(store.Search(query)), query);
        }
    }

    private static void WhatACallDemandsIsChecked(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Title = "title", Facts = [new("1", "title", null)] });
        Check.Sequence([], Keys(store.Search("title", 0)));
        Check.Throws<ArgumentOutOfRangeException>(() => store.Search("title", -1));
        Check.Throws<ArgumentOutOfRangeException>(() => store.SearchFacts("title", -1));
        Check.Throws<ArgumentNullException>(() => store.Search((SearchQuery)null!));
        Check.Throws<ArgumentException>(() => store.Search(new SearchQuery("title").After("no cursor")));
        Check.Sequence(["a"], Keys(store.Search("title")));
    }

    private static async Task ACancelledSearchEnds(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Title = "title" });
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Check.ThrowsAsync<OperationCanceledException>(() => store.SearchAsync("title", cancellationToken: cancellation.Token).AsTask());
        await Check.ThrowsAsync<OperationCanceledException>(() => store.SearchFactsAsync("title", cancellationToken: cancellation.Token).AsTask());
        Check.Sequence(["a"], Keys(await store.SearchAsync("title")));
    }

    private static IEnumerable<string> Keys(SearchHits<SearchHit<string>> hits) => hits.Select(static hit => hit.Key);
}
