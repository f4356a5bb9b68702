using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What a search by an embedding finds.</summary>
internal static class VectorCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Embeddings, TheNearestEmbeddingsComeFirst),
        new(Contract.Embeddings, EquallyNearOnesAreOrderedByKey),
        new(Contract.Embeddings, EmbeddingsFollowEveryCommit),
        new(Contract.Embeddings, DeletedEmbeddingsTakeNoPlace),
        new(Contract.Embeddings, AnExpiredEmbeddingIsNotFound),
        new(Contract.Embeddings, AnEmbeddingIsSearchedAmongSome),
        new(Contract.Embeddings, WordsAndEmbeddingFindTogether),
    ];

    private static void TheNearestEmbeddingsComeFirst(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "opposite", Embedding = Embeddings.Of(-1, 0) });
        store.Create(new TeamMemory { Area = "same", Embedding = Embeddings.Of(1, 0) });
        store.Create(new TeamMemory { Area = "none" });
        store.Create(new TeamMemory { Area = "half", Embedding = Embeddings.Of(3, 3), Facts = [new("1", "x", null, Embedding: Embeddings.Of(0, 5)), new("2", "x", null), new("3", "x", null, Embedding: Embeddings.Of(1, 2))] });
        store.Create(new TeamMemory { Area = "right", Embedding = Embeddings.Of(0, 1), Facts = [new("1", "x", null, Embedding: Embeddings.Of(5, 12))] });
        var hits = store.SearchByEmbedding(Embeddings.Of(7, 0));
        Check.Sequence([("same", 1d), ("half", 0.707107), ("right", 0d), ("opposite", -1d)], hits.Select(static hit => (hit.Key, hit.Score)));
        Check.Equal(4L, hits.Matches);
        Check.Equal("", hits[0].Snippet.Text);
        Check.Sequence(["same", "half"], Keys(store.SearchByEmbedding(Embeddings.Of(7, 0), 2)));
        Check.Sequence([], Keys(store.SearchByEmbedding(Embeddings.Of(7, 0), 0)));
        var facts = store.SearchFactsByEmbedding(Embeddings.Of(0, 1));
        Check.Sequence([("half", 1L, 1d), ("right", 1L, 0.923077), ("half", 3L, 0.894427)], facts.Select(static hit => (hit.Key, hit.Sequence, hit.Score)));
        Check.Equal("3", facts[2].Entry.Id);
    }

    private static void EquallyNearOnesAreOrderedByKey(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        foreach (var key in (string[])["b", "\uFFFD", "a", "\U0001F600", "B"])
        {
            store.Create(new TeamMemory { Area = key, Embedding = Embeddings.Of(2, 2), Facts = [new("1", "x", null, Embedding: Embeddings.Of(1, 1)), new("2", "x", null, Embedding: Embeddings.Of(1, 1))] });
        }

        Check.Sequence(["B", "a", "b", "\uFFFD", "\U0001F600"], Keys(store.SearchByEmbedding(Embeddings.Of(1, 1))));
        Check.Sequence(["B/1", "B/2", "a/1"], store.SearchFactsByEmbedding(Embeddings.Of(1, 1), 3).Select(static hit => $"{hit.Key}/{hit.Sequence}"));

        // More of them than a search keeps for its limit, and what comes later comes first.
        foreach (var (wave, first) in (ReadOnlySpan<(string, string)>)[("y", "B"), ("A", "A00")])
        {
            foreach (var number in Enumerable.Range(0, 20))
            {
                store.Create(new TeamMemory { Area = $"{wave}{number:00}", Embedding = Embeddings.Of(2, 2) });
            }

            Check.Sequence([first], Keys(store.SearchByEmbedding(Embeddings.Of(1, 1), 1)));
        }
    }

    private static void EmbeddingsFollowEveryCommit(CaseContext context)
    {
        var (store, other) = (context.Open<ITeamMemoryStore>(), context.Open<ITeamMemoryStore>());
        var memory = new TeamMemory { Area = "a", Embedding = Embeddings.Of(1, 0), Facts = [new("1", "x", null, Embedding: Embeddings.Of(1, 0))] };
        store.Create(memory);
        Check.Sequence([1d], other.SearchByEmbedding(Embeddings.Of(1, 0)).Select(static hit => hit.Score));
        Check.Equal(1L, other.SearchFactsByEmbedding(Embeddings.Of(1, 0)).Matches);
        store.AppendFacts("a", new TeamFact("2", "x", null, Embedding: Embeddings.Of(0, 1)), new TeamFact("3", "x", null));
        Check.Sequence([2L, 1L], other.SearchFactsByEmbedding(Embeddings.Of(0, 1)).Select(static hit => hit.Sequence));
        memory.Embedding = Embeddings.Of(0, 1);
        store.Save(memory);
        Check.Sequence([0d], other.SearchByEmbedding(Embeddings.Of(1, 0)).Select(static hit => hit.Score));
        Check.Equal(2L, other.SearchFactsByEmbedding(Embeddings.Of(1, 0)).Matches);
        memory.Embedding = null;
        store.Save(memory);
        Check.Sequence([], Keys(other.SearchByEmbedding(Embeddings.Of(1, 0))));
        store.Delete("a");
        Check.Sequence([], other.SearchFactsByEmbedding(Embeddings.Of(1, 0)).Select(static hit => hit.Sequence));
        store.Create(new TeamMemory { Area = "a", Facts = [new("1", "x", null, Embedding: Embeddings.Of(-1, 0)), new("2", "x", null, Embedding: Embeddings.Of(-1, -1))] });
        Check.Sequence([2L, 1L], other.SearchFactsByEmbedding(Embeddings.Of(0, -1)).Select(static hit => hit.Sequence));
    }

    // A few of many, for which nothing is cleaned out of what is in memory.
    private static void DeletedEmbeddingsTakeNoPlace(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        for (var number = 0; number < 9; number++)
        {
            store.Create(new TeamMemory { Area = $"{number}", Embedding = Embeddings.Of(9 - number, number) });
        }

        Check.Sequence(["0", "1"], Keys(store.SearchByEmbedding(Embeddings.Of(1, 0), 2)));
        store.Delete("0");
        store.Delete("1");
        var hits = store.SearchByEmbedding(Embeddings.Of(1, 0), 2);
        Check.Sequence(["2", "3"], Keys(hits));
        Check.Equal(7L, hits.Matches);
    }

    private static void AnExpiredEmbeddingIsNotFound(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Embedding = Embeddings.Of(1, 0) });
        context.Clock.Advance(TimeSpan.FromDays(20));
        store.Create(new TeamMemory { Area = "b", Embedding = Embeddings.Of(1, 0) });
        Check.Sequence(["a", "b"], Keys(store.SearchByEmbedding(Embeddings.Of(1, 0))));
        context.Clock.Advance(TimeSpan.FromDays(15));
        Check.Sequence(["b"], Keys(store.SearchByEmbedding(Embeddings.Of(1, 0))));
    }

    private static void AnEmbeddingIsSearchedAmongSome(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        for (var number = 0; number < 9; number++)
        {
            store.Create(new TeamMemory { Area = $"{number}", Keeper = number % 2 == 0 ? "ada" : "bob", Embedding = Embeddings.Of(number + 1, 1), Facts = [new("1", "x", null, Embedding: Embeddings.Of(1, number))] });
        }

        var ada = store.Query().WhereKeeper("ada");
        Check.Sequence(["8", "6", "4"], Keys(ada.SearchByEmbedding(Embeddings.Of(1, 0), 3)));
        Check.Sequence(["7", "5", "3", "1"], Keys(store.Query().WhereKeeper("bob").SearchByEmbedding(Embeddings.Of(1, 0))));
        Check.Sequence(["0", "2", "4"], ada.SearchFactsByEmbedding(Embeddings.Of(1, 0), 3).Select(static hit => hit.Key));
        Check.Equal(5L, ada.SearchFactsByEmbedding(Embeddings.Of(1, 0), 3).Matches);
        Check.Throws<ArgumentException>(() => ada.Take(2).SearchByEmbedding(Embeddings.Of(1, 0)));
    }

    private static void WordsAndEmbeddingFindTogether(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Title = "needle", Embedding = Embeddings.Of(1, 0) });
        store.Create(new TeamMemory { Area = "b", Title = "needle needle needle" });
        store.Create(new TeamMemory { Area = "c", Title = "hay draft", Embedding = Embeddings.Of(2, 1) });
        store.Create(new TeamMemory { Area = "d", Title = "straw", Embedding = Embeddings.Of(1, 2) });
        var hits = store.SearchByEmbedding(Embeddings.Of(1, 0), "needle");
        Check.Sequence([("a", Embeddings.Fused(2, 1)), ("b", Embeddings.Fused(1)), ("c", Embeddings.Fused(2)), ("d", Embeddings.Fused(3))], hits.Select(static hit => (hit.Key, hit.Score)));
        Check.Sequence(["needle"], hits[0].Words);
        Check.Equal("needle needle needle", hits[1].Snippet.Text);
        Check.Sequence([], hits[2].Words);
        Check.Equal("", hits[2].Snippet.Text);
        Check.Sequence(["a", "b"], Keys(store.SearchByEmbedding(Embeddings.Of(1, 0), "needle", 2)));
        Check.Sequence(["a", "b", "d"], Keys(store.SearchByEmbedding(Embeddings.Of(1, 0), new SearchQuery("needle").Without("draft"))));
        Check.Sequence(["d"], Keys(store.SearchByEmbedding(Embeddings.Of(1, 0), new SearchQuery("needle").All("straw"))));
        Check.Sequence(["a", "c", "d"], Keys(store.SearchByEmbedding(Embeddings.Of(1, 0), "")));
        Check.Sequence(["a", "c", "d"], Keys(store.SearchByEmbedding(Embeddings.Of(1, 0), "nothing")));
        store.Create(new TeamMemory { Area = "e", Facts = [new("1", "x", "needle", Embedding: Embeddings.Of(0, 1)), new("2", "x", null, Embedding: Embeddings.Of(1, 0))] });
        Check.Sequence([1L, 2L], store.SearchFactsByEmbedding(Embeddings.Of(1, 0), "needle").Select(static hit => hit.Sequence));
        Check.Throws<ArgumentException>(() => store.SearchByEmbedding(Embeddings.Of(1, 0), new SearchQuery("needle").After(store.Search("needle", 1).Next!)));
    }

    private static IEnumerable<string> Keys(SearchHits<SearchHit<string>> hits) => hits.Select(static hit => hit.Key);
}
