using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What search is given: any text, wrong numbers, no cursor, a token that is cancelled.</summary>
internal static class SearchInputCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Search, AnyTextIsAQuery),
        new(Contract.Search, HalfASurrogatePairIsStoredNowhere),
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

    // In a text that is stored it is an error that names the member; in a query it separates words, as any other character that is in none.
    private static void HalfASurrogatePairIsStoredNowhere(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        var memory = new TeamMemory { Area = "a", Title = "title\ud800", Summary = "\udc00summary", Tags = { "tag", "ta\ud800g" }, Facts = { new("1", "sub\udfffject", "text\ud83d") }, Remarks = { "remark", "\udbff" } };
        var created = Check.Throws<SessionValidationException>(() => store.Create(memory));
        Check.Sequence(["Title", "Summary", "Tags[1]", "Facts[0].Subject", "Facts[0].Text", "Remarks[1]"], created.Failures.Select(static failure => failure.Member));
        store.Create(new TeamMemory { Area = "a", Title = "title" });
        var appended = Check.Throws<SessionValidationException>(() => store.AppendRemarks("a", "remark", "remark\ud800"));
        Check.Sequence(["Remarks[1]"], appended.Failures.Select(static failure => failure.Member));
        Check.Sequence([], store.SearchRemarks("remark").Select(static hit => hit.Key));
        Check.Sequence(["a"], Keys(store.Search("\udc00title\ud800other")));
        foreach (var query in (SearchQuery[])[new SearchQuery("title").All("\ud800"), new SearchQuery("title").Phrase("\udc00\ud800"), new SearchQuery("title").Without("\ud83d"), new SearchQuery("").Prefix("tit\ud800"), new SearchQuery("").Any("\udc00title")])
        {
            Check.Sequence(["a"], Keys(store.Search(query)), query.ToString());
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
