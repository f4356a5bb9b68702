using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What search finds.</summary>
internal static class SearchCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Search, WordsOfEveryMarkedMemberAreFound),
        new(Contract.Search, SearchFollowsEveryCommit),
        new(Contract.Search, EntriesAreFoundBySequence),
        new(Contract.Search, ConditionsHoldTogether),
        new(Contract.Search, WordsOfManyScriptsAreFound),
        new(Contract.Search, RareWordsAreFoundInOtherForms),
        new(Contract.Search, AnExpiredSessionIsNotFound),
        new(Contract.Search, AHitSaysWhereItIs),
    ];

    private static void WordsOfEveryMarkedMemberAreFound(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Title = "Retry policy", Summary = "Exactly once", Tags = ["multi-agent", "HttpClient"], Keeper = "nobody" });
        store.Create(new TeamMemory { Area = "b", Title = "Backups" });
        foreach (var query in (string[])["retry", "POLICY", "once", "multi-agent", "agent", "multi", "http", "httpclient", "Retry   nothing", "what is the policy?", "policies"])
        {
            Check.Sequence(["a"], Keys(store.Search(query)), query);
        }

        foreach (var query in (string[])["nobody", "ret", "pol", "a", "Retry-After2"])
        {
            Check.Sequence(query == "Retry-After2" ? ["a"] : [], Keys(store.Search(query)), query);
        }

        Check.Sequence(["b"], Keys(store.Search("backups")));
    }

    private static void SearchFollowsEveryCommit(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        var memory = new TeamMemory { Area = "a", Title = "first", Facts = [new("1", "alpha", "one")] };
        store.Create(memory);
        memory.Title = "second";
        memory.Facts.Add(new("2", "beta", "two"));
        store.Save(memory);
        store.AppendFacts("a", new TeamFact("3", "gamma", "three"));
        store.AppendFacts("a", new TeamFact("3", "gamma", "again"));
        var other = context.Open<ITeamMemoryStore>();
        Check.Sequence([], Keys(other.Search("first")));
        Check.Sequence(["a"], Keys(other.Search("second")));
        Check.Sequence([1L, 2L, 3L], other.SearchFacts("alpha beta gamma").Select(static hit => hit.Sequence).Order());
        Check.Sequence([], other.SearchFacts("again").Select(static hit => hit.Sequence));
        Check.Sequence([], other.SearchFacts("second").Select(static hit => hit.Sequence));
        store.Delete("a");
        Check.Sequence([], Keys(other.Search("second")));
        Check.Sequence([], other.SearchFacts("alpha beta gamma").Select(static hit => hit.Sequence));
    }

    private static void EntriesAreFoundBySequence(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Remarks = ["nothing", "needle", "", "nothing"] });
        store.Create(new TeamMemory { Area = "b", Facts = [.. Enumerable.Range(1, 1100).Select(static number => new TeamFact($"{number}", "hay", number % 500 == 0 ? "a needle" : null))] });
        var facts = store.SearchFacts("needle", 100);
        Check.Sequence([("b", 500L), ("b", 1000L)], facts.Select(static hit => (hit.Key, hit.Sequence)));
        Check.Equal(new TeamFact("500", "hay", "a needle"), facts[0].Entry);
        Check.Sequence([("a", 2L)], store.SearchRemarks("NEEDLE").Select(static hit => (hit.Key, hit.Sequence)));
        Check.Equal("needle", store.SearchRemarks("needle")[0].Entry);
        Check.Equal(1100L, store.SearchFacts("hay", 1).Matches);
    }

    private static void ConditionsHoldTogether(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        foreach (var (key, text) in ((string, string)[])[("a", "red green blue"), ("b", "green red"), ("c", "red blue configuration"), ("d", "blue")])
        {
            store.Create(new TeamMemory { Area = key, Summary = text });
        }

        Check.Sequence(["a", "b", "c"], Found(new SearchQuery("red")));
        Check.Sequence(["a", "b"], Found(new SearchQuery("").All("red green")));
        Check.Sequence(["a", "b", "c"], Found(new SearchQuery("").Any("red configuration")));
        Check.Sequence(["a"], Found(new SearchQuery("").Phrase("red green")));
        Check.Sequence(["c"], Found(new SearchQuery("").Prefix("config")));
        Check.Sequence(["c"], Found(new SearchQuery("").Prefix("blue conf")));
        Check.Sequence(["b"], Found(new SearchQuery("red").Without("blue")));
        Check.Sequence(["b", "d"], Found(new SearchQuery("").Any("green blue").Without("red-green-blue").Without("configuration")));
        Check.Sequence(["a"], Found(new SearchQuery("").All("red").Any("green configuration").Phrase("green blue")));
        Check.Sequence([], Found(new SearchQuery("").Without("red")));
        Check.Sequence(["a"], Found(new SearchQuery("configuration").All("red green blue")));

        IEnumerable<string> Found(SearchQuery query) => Keys(store.Search(query)).Order(StringComparer.Ordinal);
    }

    private static void WordsOfManyScriptsAreFound(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Tags = ["Straße", "東京タワー", "ภาษาไทย", "한국어를", "Ελληνικά", "user_id", "10.0.1", "C#", "مُحَمَّد", "cafe\u0301"] });
        store.Create(new TeamMemory { Area = "b", Tags = ["Strand", "大阪", "other"] });
        foreach (var query in (string[])["STRASSE", "東京", "京", "タワー", "ไทย", "한국어", "ΕΛΛΗΝΙΚΑ", "id", "10.0.1", "c#", "محمد", "caf\u00E9", "ーﾀﾜｰ"])
        {
            Check.Sequence(["a"], Keys(store.Search(query)), query);
        }
    }

    private static void RareWordsAreFoundInOtherForms(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        foreach (var (key, text) in ((string, string)[])[("a", "renews its lease"), ("b", "the leased session"), ("c", "Übersetzungen"), ("d", "сессию удаляют"), ("e", "الوكيل المفقود"), ("f", "sessions2 read"), ("g", "the Wal")])
        {
            store.Create(new TeamMemory { Area = key, Summary = text });
        }

        foreach (var (query, keys) in ((string, string[])[])[("leases", ["a", "b"]), ("renewing", ["a"]), ("renewed", ["a"]), ("übersetzung", ["c"]), ("сессия", ["d"]), ("وكيل مفقودين", ["e"]), ("بالوكيل", ["e"]), ("session", ["b", "f"]), ("reader", ["f"]), ("wals", []), ("wall", [])])
        {
            Check.Sequence(keys, Keys(store.Search(query)).Order(StringComparer.Ordinal), query);
        }

        // The word itself comes first, and conditions take it as it is. Where more than eight hold it, its forms are not looked for.
        Check.Sequence(["a", "b"], Keys(store.Search("lease")));
        Check.Sequence(["b", "a"], Keys(store.Search("leased")));
        Check.Sequence(["leases"], store.Search("leases")[0].Words);
        Check.Sequence([], Keys(store.Search(new SearchQuery("").All("leases"))));
        Check.Sequence([], Keys(store.Search(new SearchQuery("").Any("leases"))));
        store.Create(new TeamMemory { Area = "h", Remarks = [.. Enumerable.Repeat("lease", 8), "leases"] });
        Check.Equal(9L, store.SearchRemarks("lease").Matches);
        store.AppendRemarks("h", "lease");
        Check.Equal(9L, store.SearchRemarks("lease").Matches);
    }

    private static void AnExpiredSessionIsNotFound(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Title = "old", Facts = [new("1", "old", null)] });
        context.Clock.Advance(TimeSpan.FromDays(20));
        store.Create(new TeamMemory { Area = "b", Title = "old", Facts = [new("1", "old", null)] });
        Check.Sequence(["a", "b"], Keys(store.Search("old")));
        context.Clock.Advance(TimeSpan.FromDays(15));
        Check.Sequence(["b"], Keys(store.Search("old")));
        Check.Sequence(["b"], store.SearchFacts("old").Select(static hit => hit.Key));
        Check.Equal(1L, store.Search("old").Matches);
    }

    private static void AHitSaysWhereItIs(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        var text = $"{string.Concat(Enumerable.Repeat("hay ", 200))}the Retry policy, at last{string.Concat(Enumerable.Repeat(" straw", 200))}";
        store.Create(new TeamMemory { Area = "a", Title = "retry", Summary = text });
        var hit = store.Search("Policy retries RETRY")[0];
        Check.Sequence(["Policy", "RETRY"], hit.Words);
        Check.Equal("Summary", hit.Snippet.Member);
        Check.Sequence(["Retry", "policy"], hit.Snippet.Marks.Select(mark => hit.Snippet.Text.Substring(mark.Start, mark.Length)));
        Check.True(hit.Snippet.Text.Length is > 100 and < 170, $"the snippet has {hit.Snippet.Text.Length} characters");
        Check.True(hit.Snippet.Text is ['…', 'h', .., '…'], hit.Snippet.Text);
        Check.True(hit.Score > 0, $"{hit.Score}");
    }

    private static IEnumerable<string> Keys(SearchHits<SearchHit<string>> hits) => hits.Select(static hit => hit.Key);
}
