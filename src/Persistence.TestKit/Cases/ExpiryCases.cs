using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Time to live.</summary>
internal static class ExpiryCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Expiry, AnExpiredSessionIsAbsentEverywhere),
        new(Contract.Expiry, AFixedTimeToLiveIsNotProlonged),
        new(Contract.Expiry, ASlidingTimeToLiveIsProlongedByEachCommit),
        new(Contract.Expiry, AReadProlongsNothing),
        new(Contract.Expiry, AnAppendThatStoresNothingProlongsNothing),
        new(Contract.Expiry, ASessionCreatedOverAnExpiredOneStartsEmpty),
        new(Contract.Expiry, AnExpiredSessionFreesItsUniqueValue),
        new(Contract.Expiry, SaveOfAnExpiredSessionIsAConflict),
        new(Contract.Expiry, WithoutATimeToLiveNothingExpires),
        .. ClockCases.All,
        new(Contract.Purge, PurgeSaysHowManyAndLeavesTheRest),
    ];

    private static readonly TimeSpan s_almost = TimeSpan.FromMinutes(59);

    private static void AnExpiredSessionIsAbsentEverywhere(CaseContext context)
    {
        var store = context.Open<ILeaseStore>();
        store.Create(new Lease { Name = "l", Holder = "h", Slot = "s", Notes = ["n"] });
        context.Clock.Advance(s_almost);
        Check.True(store.Exists("l"), "one minute before");
        store.Create(new Lease { Name = "later", Holder = "h" });
        context.Clock.Advance(TimeSpan.FromMinutes(1));
        Check.True(store.Find("l") is null);
        Check.True(!store.Exists("l"));
        Check.Equal(1L, store.Count());
        Check.Sequence(["later"], store.Keys());
        Check.Sequence(["later"], store.FindByHolder("h"));
        Check.Sequence([], store.FindBySlot("s"));
        Check.Throws<SessionNotFoundException>(() => store.Load("l"));
        Check.Throws<SessionNotFoundException>(() => store.AppendNotes("l", "x"));
        Check.Throws<SessionNotFoundException>(() => store.ReadNotes("l"));
        Check.Throws<SessionNotFoundException>(() => store.ReadLastNotes("l", 1));
        Check.Throws<SessionNotFoundException>(() => store.CountNotes("l"));
        Check.True(!store.Delete("l"), "Delete of an expired session is false");
    }

    private static void AFixedTimeToLiveIsNotProlonged(CaseContext context)
    {
        var store = context.Open<ILeaseStore>();
        store.Create(new Lease { Name = "l" });
        context.Clock.Advance(s_almost);
        store.AppendNotes("l", "x");
        store.Save(store.Load("l"));
        context.Clock.Advance(TimeSpan.FromMinutes(1));
        Check.True(!store.Exists("l"));
    }

    private static void ASlidingTimeToLiveIsProlongedByEachCommit(CaseContext context)
    {
        var store = context.Open<IAgentPresenceStore>();
        store.Create(new AgentPresence { Agent = "a" });
        context.Clock.Advance(s_almost);
        store.AppendHeartbeats("a", new Heartbeat(1, 0.5));
        context.Clock.Advance(s_almost);
        Check.True(store.Exists("a"), "prolonged by an append");
        store.Save(store.Load("a"));
        context.Clock.Advance(s_almost);
        Check.Sequence([1], store.Load("a").Heartbeats.Select(beat => beat.Beat));
        Check.Sequence(["a"], store.FindByActivity(""));
        context.Clock.Advance(TimeSpan.FromMinutes(1));
        Check.True(!store.Exists("a"));
        Check.Sequence([], store.FindByActivity(""));
    }

    private static void AReadProlongsNothing(CaseContext context)
    {
        var store = context.Open<IAgentPresenceStore>();
        store.Create(new AgentPresence { Agent = "a" });
        context.Clock.Advance(s_almost);
        store.Load("a");
        store.ReadHeartbeats("a");
        store.CountHeartbeats("a");
        store.Exists("a");
        store.FindByActivity("");
        context.Clock.Advance(TimeSpan.FromMinutes(1));
        Check.True(!store.Exists("a"));
    }

    private static void AnAppendThatStoresNothingProlongsNothing(CaseContext context)
    {
        var store = context.Open<IAgentPresenceStore>();
        store.Create(new AgentPresence { Agent = "a", Heartbeats = [new(1, 0)] });
        context.Clock.Advance(s_almost);
        store.AppendHeartbeats("a");
        store.AppendHeartbeats("a", new Heartbeat(1, 0));
        context.Clock.Advance(TimeSpan.FromMinutes(1));
        Check.True(!store.Exists("a"));
    }

    private static void ASessionCreatedOverAnExpiredOneStartsEmpty(CaseContext context)
    {
        var store = context.Open<ILeaseStore>();
        store.Create(new Lease { Name = "l", Holder = "old", Notes = ["old"] });
        context.Clock.Advance(TimeSpan.FromHours(2));
        store.Create(new Lease { Name = "l", Holder = "new" });
        var found = store.Load("l");
        Check.Equal("new", found.Holder);
        Check.Equal(0, found.Notes.Count);
        Check.Equal(1L, Samples.Version(found));
        Check.Equal(1L, store.AppendNotes("l", "new"));
        Check.Sequence([], store.FindByHolder("old"));
        Check.Sequence(["l"], store.FindByHolder("new"));
        context.Clock.Advance(s_almost);
        Check.True(store.Exists("l"), "it has an hour of its own");
    }

    private static void AnExpiredSessionFreesItsUniqueValue(CaseContext context)
    {
        var store = context.Open<ILeaseStore>();
        store.Create(new Lease { Name = "first", Slot = "s" });
        Check.Throws<SessionValidationException>(() => store.Create(new Lease { Name = "second", Slot = "s" }));
        context.Clock.Advance(TimeSpan.FromHours(1));
        store.Create(new Lease { Name = "second", Slot = "s" });
        Check.Sequence(["second"], store.FindBySlot("s"));
    }

    private static void SaveOfAnExpiredSessionIsAConflict(CaseContext context)
    {
        var store = context.Open<ILeaseStore>();
        store.Create(new Lease { Name = "l" });
        var lease = store.Load("l");
        context.Clock.Advance(TimeSpan.FromHours(1));
        lease.Holder = "h";
        lease.Notes.Add("n");
        var error = Check.Throws<SessionConflictException>(() => store.Save(lease));
        Check.Equal<long?>(null, error.StoredVersion);
        Check.True(!store.Exists("l"));
        Check.Sequence([], store.FindByHolder("h"));
    }

    private static void WithoutATimeToLiveNothingExpires(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        context.Clock.Advance(TimeSpan.FromDays(36_500));
        Check.True(store.Exists("c"));
        Check.Equal(0, store.PurgeExpired());
        Check.Equal(1L, store.Count());
    }

    private static void PurgeSaysHowManyAndLeavesTheRest(CaseContext context)
    {
        var store = context.Open<ILeaseStore>();
        foreach (var name in (string[])["a", "b", "c"])
        {
            store.Create(new Lease { Name = name, Slot = name, Notes = ["n"] });
        }

        Check.Equal(0, store.PurgeExpired());
        context.Clock.Advance(s_almost);
        store.Create(new Lease { Name = "d", Notes = ["kept"] });
        context.Clock.Advance(TimeSpan.FromMinutes(1));
        Check.Equal(3, store.PurgeExpired());
        Check.Equal(0, store.PurgeExpired());
        Check.Sequence(["d"], store.Keys());
        Check.Sequence(["kept"], store.ReadNotes("d"));
        store.Create(new Lease { Name = "a" });
        Check.Equal(0L, store.CountNotes("a"));
    }
}
