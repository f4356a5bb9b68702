using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>The ten defects that were measured in the system that came before. Each must not return, on any backend.</summary>
internal static class DefectCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Defects, Defect01MessagesAscendOnEveryBackend),
        new(Contract.Defects, Defect02ADuplicateIdIsNeitherStoredNorHalfCounted),
        new(Contract.Defects, Defect03AMessageToAnUnknownSessionIsNotKept),
        new(Contract.Defects, Defect04CleanupLeavesTheMessagesOfALiveSession),
        new(Contract.Defects, Defect05ADamagedStoreIsNeverTakenForAnEmptyOne),
        new(Contract.Defects, Defect06DamageDoesNotSurfaceAsAnotherError),
        new(Contract.Defects, Defect07NothingSucceedsWithoutBeingStored),
        new(Contract.Defects, Defect08AnAppendDoesNotRewriteWhatIsThere),
        new(Contract.Defects, Defect09AnAppendDoesNotTouchTheHeader),
        new(Contract.Defects, Defect10SessionsCanBeListedFoundEndedAndDeleted),
    ];

    private static void Defect01MessagesAscendOnEveryBackend(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        for (var number = 1; number <= 5; number++)
        {
            store.AppendMessages("c", Samples.Message(number) with { SentAt = Samples.Moment.AddHours(-number) });
        }

        Check.Sequence(Samples.Ids(1, 5), Samples.Ids(store.ReadMessages("c")));
        Check.Sequence(Samples.Ids(4, 2), Samples.Ids(store.ReadLastMessages("c", 2)));
    }

    private static void Defect02ADuplicateIdIsNeitherStoredNorHalfCounted(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        Check.Equal(1L, store.AppendMessages("c", Samples.Message(1)));
        Check.Equal(1L, store.CountMessages("c"));
        Check.Equal(1, store.Load("c").Messages.Count);
        Check.Equal(1L, store.Verify().EntriesChecked);
    }

    private static void Defect03AMessageToAnUnknownSessionIsNotKept(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.Throws<SessionNotFoundException>(() => store.AppendMessages("unknown", Samples.Message(1)));
        store.Create(Samples.Chat("unknown"));
        Check.Equal(0L, store.CountMessages("unknown"));
        Check.Equal(0L, store.Verify().EntriesChecked);
    }

    private static void Defect04CleanupLeavesTheMessagesOfALiveSession(CaseContext context)
    {
        var store = context.Open<IAgentPresenceStore>();
        store.Create(new AgentPresence { Agent = "a", Heartbeats = [new(1, 0)] });
        for (var beat = 2; beat <= 4; beat++)
        {
            context.Clock.Advance(TimeSpan.FromMinutes(50));
            store.AppendHeartbeats("a", new Heartbeat(beat, 0));
        }

        Check.Equal(0, store.PurgeExpired());
        Check.Sequence([1, 2, 3, 4], store.ReadHeartbeats("a").Select(beat => beat.Beat));
        Check.Equal(4L, store.CountHeartbeats("a"));
    }

    private static void Defect05ADamagedStoreIsNeverTakenForAnEmptyOne(CaseContext context)
    {
        var store = Damage.Cause(context);
        Check.Throws<SessionCorruptedException>(() => store.Find("c"));
        store.Create(Samples.Chat("another"));
        Check.Equal(2L, store.CountMessages("other"));
        Check.Throws<SessionCorruptedException>(() => store.Find("c"));
    }

    private static void Defect06DamageDoesNotSurfaceAsAnotherError(CaseContext context)
    {
        var store = Damage.Cause(context);
        var error = Check.Throws<SessionCorruptedException>(() => store.Load("c"));
        Check.True(error.Message.Contains("'c'", StringComparison.Ordinal) && !string.IsNullOrEmpty(error.Store), error.Message);
    }

    private static void Defect07NothingSucceedsWithoutBeingStored(CaseContext context)
    {
        var open = context.Environment.Unreachable();
        Check.Possible(open is not null, "the backend is always there");
        using var store = new LazyStore(open!);
        Check.Throws<SessionStoreUnavailableException>(() => store.Value.Create(Samples.Chat("c")));
        Check.Throws<SessionStoreUnavailableException>(() => store.Value.AppendMessages("c", Samples.Message(1)));
    }

    private static void Defect08AnAppendDoesNotRewriteWhatIsThere(CaseContext context)
    {
        Check.Possible(context.Environment.StoredBytes() is not null, "the place cannot be measured");
        var store = context.Open<IAgentRunStore>();
        var id = Guid.NewGuid();
        store.Create(new AgentRun { RunId = id });
        store.AppendSteps(id, [.. Enumerable.Range(0, 2000).Select(number => new RunStep(new string('s', 200), number))]);
        var before = context.Environment.StoredBytes()!.Value;
        for (var number = 0; number < 20; number++)
        {
            store.AppendSteps(id, new RunStep("s", number));
        }

        // A backend that rewrote the log of 400 KB each time would write 8 MB.
        var grown = context.Environment.StoredBytes()!.Value - before;
        Check.True(grown < 2_000_000, $"twenty appends made the store grow by {grown} bytes");
        Check.Equal(2020L, store.CountSteps(id));
    }

    private static void Defect09AnAppendDoesNotTouchTheHeader(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        store.AppendMessages("c", Samples.Message(1));
        Check.Equal(Samples.Moment, store.Load("c").LastActivity);
        Check.Sequence(["c"], store.FindByLastActivityBetween(DateTimeOffset.MinValue, Samples.Moment.AddTicks(1)));
    }

    private static void Defect10SessionsCanBeListedFoundEndedAndDeleted(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in (string[])["a", "b", "c"])
        {
            store.Create(Samples.Chat(key, messages: 2));
        }

        var ended = store.Load("b");
        ended.Status = SessionStatus.Ended;
        store.Save(ended);
        Check.Sequence(["a", "b", "c"], store.Keys());
        Check.Sequence(["a", "c"], store.FindByStatus(SessionStatus.Active));
        Check.Equal(2L, store.CountMessages("b"));
        Check.True(store.Delete("b"));
        Check.Sequence(["a", "c"], store.FindByParticipants("Agent-7"));
        Check.Equal(2L, store.Count());
    }
}
