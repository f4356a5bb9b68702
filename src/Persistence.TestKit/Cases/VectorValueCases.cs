using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Embeddings as values: compared exactly, stored exactly, refused.</summary>
internal static class VectorValueCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Embeddings, ManyEmbeddingsAreComparedExactly),
        new(Contract.Embeddings, EmbeddingsComeBackToTheLastBit),
        new(Contract.Embeddings, WhatIsNoEmbeddingIsRefused),
        new(Contract.Embeddings, ASearchByEmbeddingIsAwaited),
    ];

    // The model adds up in double what it made of length 1 before.
    private static void ManyEmbeddingsAreComparedExactly(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        var expected = new List<(string Place, double Score)>();
        var sought = Embeddings.Scattered(1);
        for (var session = 0; session < 12; session++)
        {
            var facts = Enumerable.Range(1, 30).Select(fact => new TeamFact($"{fact}", "x", null, Embedding: Embeddings.Scattered((session * 100) + (fact % 17)))).ToList();
            store.Create(new TeamMemory { Area = $"k{session:00}", Facts = facts });
            expected.AddRange(facts.Select((fact, index) => ($"k{session:00}/{index + 1:00}", Embeddings.Cosine(fact.Embedding!, sought))));
        }

        var ordered = expected.OrderByDescending(static hit => hit.Score).ThenBy(static hit => hit.Place, StringComparer.Ordinal).ToList();
        foreach (var limit in (int[])[1, 10, 33, 360, 1_000])
        {
            var hits = store.SearchFactsByEmbedding(sought, limit);
            Check.Sequence(ordered.Take(limit), hits.Select(static hit => ($"{hit.Key}/{hit.Sequence:00}", hit.Score)));
            Check.Equal(360L, hits.Matches);
        }
    }

    private static void EmbeddingsComeBackToTheLastBit(CaseContext context)
    {
        float[] value = [float.MaxValue, -float.Epsilon, -0f, 1f / 3, 1e-38f, float.MinValue, 0.1f, MathF.PI];
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Embedding = value, Facts = [new("1", "x", null, Embedding: value)] });
        var loaded = context.Open<ITeamMemoryStore>().Load("a");
        Check.Sequence(value.Select(BitConverter.SingleToInt32Bits), loaded.Embedding!.Select(BitConverter.SingleToInt32Bits));
        Check.Sequence(value.Select(BitConverter.SingleToInt32Bits), loaded.Facts[0].Embedding!.Select(BitConverter.SingleToInt32Bits));
        Check.Equal(1d, store.SearchByEmbedding(value)[0].Score);
        Check.Equal(1d, store.SearchByEmbedding(Array.ConvertAll(value, static number => number / 2))[0].Score);
        store.Create(new TeamMemory { Area = "b", Embedding = Embeddings.Of(float.Epsilon, 0) });
        Check.Sequence(["b", "a"], Keys(store.SearchByEmbedding(Embeddings.Of(1, 0))));
    }

    private static void WhatIsNoEmbeddingIsRefused(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a" });
        foreach (var wrong in (float[][])[[], [1], new float[9], new float[Embeddings.Dimensions], Embeddings.Of(float.NaN, 0), Embeddings.Of(1, float.PositiveInfinity), Embeddings.Of(float.NegativeInfinity, 1), Embeddings.Of(-0f, 0)])
        {
            var created = Check.Throws<SessionValidationException>(() => store.Create(new TeamMemory { Area = "b", Embedding = wrong, Facts = [new("1", "x", null, Embedding: wrong)] }));
            Check.Sequence(["Embedding", "Facts[0].Embedding"], created.Failures.Select(static failure => failure.Member));
            var appended = Check.Throws<SessionValidationException>(() => store.AppendFacts("a", new TeamFact("1", "x", null), new TeamFact("2", "x", null, Embedding: wrong)));
            Check.Sequence(["Facts[1].Embedding"], appended.Failures.Select(static failure => failure.Member));
            var sought = Check.Throws<SessionValidationException>(() => store.SearchByEmbedding(wrong));
            Check.Sequence(["TeamMemory.Embedding"], sought.Failures.Select(static failure => failure.Member));
            sought = Check.Throws<SessionValidationException>(() => store.SearchFactsByEmbedding(wrong));
            Check.Sequence(["TeamMemory.Facts.Embedding"], sought.Failures.Select(static failure => failure.Member));
        }

        Check.Equal(0L, store.CountFacts("a"));
        Check.Throws<ArgumentOutOfRangeException>(() => store.SearchByEmbedding(Embeddings.Of(1, 0), -1));
        Check.Sequence([], Keys(store.SearchByEmbedding(Embeddings.Of(1, 0))));
    }

    private static async Task ASearchByEmbeddingIsAwaited(CaseContext context)
    {
        var store = context.Open<ITeamMemoryStore>();
        store.Create(new TeamMemory { Area = "a", Embedding = Embeddings.Of(1, 0), Facts = [new("1", "x", null, Embedding: Embeddings.Of(1, 1))] });
        Check.Sequence(["a"], Keys(await store.SearchByEmbeddingAsync(Embeddings.Of(1, 0))));
        Check.Equal(0.707107, (await store.Query().WhereKeeper("").SearchFactsByEmbeddingAsync(Embeddings.Of(1, 0)))[0].Score);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Check.ThrowsAsync<OperationCanceledException>(() => store.SearchByEmbeddingAsync(Embeddings.Of(1, 0), cancellationToken: cancellation.Token).AsTask());
        Check.Sequence(["a"], Keys(await store.SearchByEmbeddingAsync(Embeddings.Of(1, 0))));
    }

    private static IEnumerable<string> Keys(SearchHits<SearchHit<string>> hits) => hits.Select(static hit => hit.Key);
}
