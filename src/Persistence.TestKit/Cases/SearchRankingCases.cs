using System.Globalization;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>In which order search finds, to the last digit of the scores: a model of the corpus is the same text on every backend.</summary>
internal static class SearchRankingCases
{
    private static readonly string[] s_words = ["alpha", "beta", "gamma", "delta", "multi-agent", "HttpClient", "東京都", "東京", "ไทย", "10.0.1", "the", "the", "the", "of", "of"];

    private const string Expected = """
        25 1.440766
        0 1.385872
        23 1.385872
        48 1.385872
        22/2 1.517645
        24/2 1.517645
        59 4.41526
        34 4.414536
        11 4.395521
        36 4.395521
        10/2 5.001538
        33/2 5.001538
        16 0.611318
        30 0.597114
        41 0.596365
        5 0.596365
        1/1 0.904911
        24/1 0.904911
        32 6.865554
        7 6.820404
        20 6.694015
        43 6.668968
        16/2 9.648813
        41/2 9.648813
        44 2.64736
        13 2.569219
        49 2.564853
        41 2.555382
        17/2 1.174281
        18/2 1.174281
        """;

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.SearchOrder, RareWordsAndHeavyMembersComeFirst),
        new(Contract.SearchOrder, AWordOfEverySessionStillCounts),
        new(Contract.SearchOrder, EqualScoresAreOrderedByKey),
        new(Contract.SearchOrder, PagesGoOnAfterTheLastHit),
        new(Contract.SearchOrder, ACursorOfAnotherQueryIsAnError),
        new(Contract.SearchOrder, ACorpusGivesTheSameScoresEverywhere),
    ];

    private static void RareWordsAndHeavyMembersComeFirst(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "1", Summary = "common rare" });
        store.Create(new TeamMemory { Area = "2", Summary = "common" });
        store.Create(new TeamMemory { Area = "3", Title = "common" });
        store.Create(new TeamMemory { Area = "4", Summary = "rare" });
        store.Create(new TeamMemory { Area = "5", Summary = "nothing" });
        Check.Sequence(["1", "4", "3", "2"], Keys(store.Search("common rare")));
        Check.Sequence(["3", "2", "1"], Keys(store.Search("common")));
    }

    private static void AWordOfEverySessionStillCounts(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "1", Title = "word" });
        var alone = store.Search("word")[0].Score;
        // ln(1 + 0.5 / 1.5) times 2.2 f / (f + 1.2), where f is 3 / (0.5 + 0.5 / 50), twice: the word is rare, and one of its forms too.
        Check.Equal(1.05133, alone);
        store.Create(new TeamMemory { Area = "2", Title = "word word" });
        Check.Sequence(["2", "1"], Keys(store.Search("word")));
        Check.True(store.Search("word").All(static hit => hit.Score > 0), "a score is 0");
    }

    private static void EqualScoresAreOrderedByKey(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        foreach (var key in (string[])["b", "a", "\uFFFD", "\U0001F600", "B", "aa"])
        {
            store.Create(new TeamMemory { Area = key, Title = "same", Remarks = ["x", "same", "same"] });
        }

        Check.Sequence(["B", "a", "aa", "b", "\uFFFD", "\U0001F600"], Keys(store.Search("same")));
        Check.Sequence(["B/2", "B/3", "a/2", "a/3", "aa/2", "aa/3"], store.SearchRemarks("same", 6).Select(static hit => $"{hit.Key}/{hit.Sequence}"));
    }

    private static void PagesGoOnAfterTheLastHit(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        for (var number = 0; number < 23; number++)
        {
            store.Create(new TeamMemory { Area = $"k{number}", Title = string.Concat(Enumerable.Repeat("word ", 1 + (number % 4))), Remarks = ["word", "word word"] });
        }

        var whole = store.Search("word", 100);
        Check.Equal(23, whole.Count);
        Check.Equal<string?>(null, whole.Next);
        var pages = new List<string>();
        var query = new SearchQuery("word");
        while (true)
        {
            var page = store.Search(query, 5);
            pages.AddRange(Keys(page));
            Check.Equal(23L, page.Matches);
            if (page.Next is null)
            {
                break;
            }

            query = query.After(page.Next);
        }

        Check.Sequence(Keys(whole), pages);
        Check.Equal<string?>(null, store.Search("word", 23).Next);
        var remarks = store.SearchRemarks("word", 30);
        Check.Sequence(
            store.SearchRemarks("word", 46).Select(static hit => $"{hit.Key}/{hit.Sequence}"),
            remarks.Concat(store.SearchRemarks(new SearchQuery("word").After(remarks.Next!), 30)).Select(static hit => $"{hit.Key}/{hit.Sequence}"));
    }

    private static void ACursorOfAnotherQueryIsAnError(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "1", Title = "one two" });
        store.Create(new TeamMemory { Area = "2", Title = "one two" });
        var cursor = store.Search("one", 1).Next!;
        Check.Sequence(["2"], Keys(store.Search(new SearchQuery("ONE").After(cursor))));
        Check.Throws<ArgumentException>(() => store.Search(new SearchQuery("two").After(cursor)));
        Check.Throws<ArgumentException>(() => store.Search(new SearchQuery("one").All("two").After(cursor)));
        foreach (var wrong in (string[])["", "x", cursor[1..], "%%%", "ÄÖ", new string('A', 5_000)])
        {
            Check.Throws<ArgumentException>(() => new SearchQuery("one").After(wrong));
        }
    }

    // The numbers are those of every backend and every machine: a change of them is a change of the formula or of the words.
    private static void ACorpusGivesTheSameScoresEverywhere(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        for (var number = 0; number < 60; number++)
        {
            store.Create(new TeamMemory
            {
                Area = $"{number}",
                Title = Words(number, 2),
                Summary = Words(number + 7, number % 9),
                Tags = [Words(number + 3, 1), Words(number + 5, 1)],
                Remarks = [Words(number, 5), Words(number + 1, 4)],
            });
        }

        var found = ((SearchQuery[])["alpha", "multi-agent the", "東京", "http of gamma 10.0.1", new SearchQuery("delta").Prefix("b"), new SearchQuery("the").Phrase("alpha beta")])
            .SelectMany(query => store.Search(query, 4).Select(Line).Concat(store.SearchRemarks(query, 2).Select(static hit => $"{hit.Key}/{hit.Sequence} {hit.Score.ToString(CultureInfo.InvariantCulture)}")));
        Check.Equal(Expected, string.Join('\n', found));
    }

    private static string Line(SearchHit<string> hit) => $"{hit.Key} {hit.Score.ToString(CultureInfo.InvariantCulture)}";

    private static string Words(int seed, int count) => string.Join(' ', Enumerable.Range(0, count).Select(index => s_words[((seed * 7) + (index * 11) + (seed / 5)) % s_words.Length]));

    private static IEnumerable<string> Keys(SearchHits<SearchHit<string>> hits) => hits.Select(static hit => hit.Key);
}
