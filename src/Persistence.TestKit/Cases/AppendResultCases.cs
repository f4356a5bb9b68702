using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What an append says it stored.</summary>
internal static class AppendResultCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.AppendResult, AnAppendSaysWhatItStored),
        new(Contract.AppendResult, AnAwaitedAppendSaysWhatItStored),
        new(Contract.AppendResult, EntriesWithoutIdsAreAllStored),
        new(Contract.AppendResult, AnAppendUnderALeaseSaysWhatItStored),
        new(Contract.AppendResult, AppendsAtOnceSayWhichEntriesAreTheirOwn),
    ];

    private static void AnAppendSaysWhatItStored(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        Check.Equal((1, 0, 0), Numbers(store.AppendMessages("c")), "nothing, to an empty log");
        Check.Equal((1, 3, 3), Numbers(store.AppendMessages("c", Samples.Messages(1, 3))), "three");
        Check.Equal((4, 4, 1), Numbers(store.AppendMessages("c", Samples.Message(4))), "one");
        Check.Equal((5, 4, 0), Numbers(store.AppendMessages("c", Samples.Message(2))), "one that is there");
        Check.Equal((5, 4, 0), Numbers(store.AppendMessages("c", Samples.Messages(1, 4))), "all of them again");
        Check.Equal((5, 4, 0), Numbers(store.AppendMessages("c")), "nothing");
        Check.Equal((5, 6, 2), Numbers(store.AppendMessages("c", Samples.Message(5), Samples.Message(1), Samples.Message(6), Samples.Message(5))), "two of four are new");
        long last = store.AppendMessages("c", Samples.Message(7));
        Check.Equal(7L, last);
    }

    private static async Task AnAwaitedAppendSaysWhatItStored(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("c"));
        Check.Equal((1, 0, 0), Numbers(await store.AppendMessagesAsync("c", ReadOnlyMemory<ChatMessage>.Empty)), "nothing, to an empty log");
        Check.Equal((1, 3, 3), Numbers(await store.AppendMessagesAsync("c", Samples.Messages(1, 3))), "three");
        Check.Equal((4, 4, 1), Numbers(await store.AppendMessagesAsync("c", Samples.Message(4))), "one");
        Check.Equal((5, 4, 0), Numbers(await store.AppendMessagesAsync("c", Samples.Message(2))), "one that is there");
        Check.Equal((5, 6, 2), Numbers(await store.AppendMessagesAsync("c", new[] { Samples.Message(5), Samples.Message(1), Samples.Message(6) })), "two of three are new");
    }

    private static async Task EntriesWithoutIdsAreAllStored(CaseContext context)
    {
        var store = context.Open<IAgentRunStore>();
        var id = Guid.NewGuid();
        store.Create(new AgentRun { RunId = id });
        var step = new RunStep("a", 1);
        Check.Equal((1, 2, 2), Numbers(store.AppendSteps(id, step, step)));
        Check.Equal((3, 3, 1), Numbers(store.AppendSteps(id, step)));
        Check.Equal((4, 3, 0), Numbers(store.AppendSteps(id)));
        Check.Equal((4, 6, 3), Numbers(await store.AppendStepsAsync(id, new[] { step, step, step })));
        Check.Equal((7, 7, 1), Numbers(await store.AppendStepsAsync(id, step)));
    }

    private static async Task AnAppendUnderALeaseSaysWhatItStored(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store);
        var own = store.Under(lease);
        Check.Equal((2, 3, 2), Numbers(own.AppendSteps("r", "second", "third")));
        Check.Equal((1, 2, 2), Numbers(own.AppendEffects("r", Samples.Messages(1, 2))));
        Check.Equal((3, 3, 1), Numbers(own.AppendEffects("r", Samples.Messages(2, 2))));
        Check.Equal((4, 3, 0), Numbers(await own.AppendEffectsAsync("r", Samples.Message(1))));
        Check.Equal((4, 4, 1), Numbers(await own.AppendStepsAsync("r", "fourth")));
    }

    // Each call has ids that the next one has too, so that some of its entries are there when it comes.
    private static async Task AppendsAtOnceSayWhichEntriesAreTheirOwn(CaseContext context)
    {
        var stores = new[] { context.Open<IMultichatSessionStore>(), context.Open<IMultichatSessionStore>() };
        await stores[0].CreateAsync(Samples.Chat("c"));
        var calls = Enumerable.Range(0, 120).Select(number => (First: number, Count: 1 + (number % 3))).ToList();
        var results = await Task.WhenAll(calls.Select(call => stores[call.First % 2].AppendMessagesAsync("c", Samples.Messages(call.First, call.Count)).AsTask()));
        var stored = Samples.Ids(stores[0].ReadMessages("c")).ToList();
        Check.Equal(stored.Count, stored.Distinct().Count());
        Check.Equal(stored.Count, results.Sum(static result => result.Stored));
        var next = 1L;
        foreach (var (call, result) in calls.Zip(results).Where(static pair => pair.Second.Stored > 0).OrderBy(static pair => pair.Second.First))
        {
            Check.Equal(next, result.First);
            var own = stored[(int)(result.First - 1)..(int)result.Last];
            Check.Equal(result.Stored, own.Count);
            Check.Equal(own.Count, own.Intersect(Samples.Ids(call.First, call.Count)).Count(), $"entries {result} among those of the call");
            next = result.Last + 1;
        }
    }

    private static (long First, long Last, int Stored) Numbers(AppendResult result) => (result.First, result.Last, result.Stored);
}
