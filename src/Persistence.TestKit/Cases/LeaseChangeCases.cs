using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What is refused while a session is leased, in the step that would commit it.</summary>
internal static class LeaseChangeCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.LeaseExclusion, OthersChangeNothingButSharedLogs),
        new(Contract.LeaseExclusion, ReadingIsNeverBlocked),
        new(Contract.LeaseExclusion, TheHolderChangesEverything),
        new(Contract.LeaseExclusion, AfterTheLeaseOthersChangeTheSessionAgain),
        new(Contract.LeaseExclusion, CreateOfALeasedSessionIsRefusedAsEver),
        .. LostLeaseCases.All,
    ];

    private static void OthersChangeNothingButSharedLogs(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var other = context.Open<ILeasedRunStore>();
        var loaded = other.Load("r");
        using var lease = LeaseSamples.Acquire(store, "agent-1");
        var before = LeaseSamples.Stored(store);
        foreach (var (name, run) in LeaseSamples.Changes(loaded).Where(static change => !change.Name.StartsWith("shared", StringComparison.Ordinal)))
        {
            var refusal = Check.Throws<SessionLeasedException>(() => run(other), name);
            Check.Equal("agent-1", refusal.Holder);
            Check.True(refusal.Remaining > TimeSpan.FromMinutes(4) && refusal.Remaining <= LeaseSamples.Long, $"what remains: {refusal.Remaining}");
            Check.Equal(before, LeaseSamples.Stored(store), name);
        }

        other.AppendMessages("r", Samples.Message(2));
        store.AppendMessages("r", Samples.Message(3));
        Check.Equal(3L, store.CountMessages("r"));
    }

    private static void ReadingIsNeverBlocked(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store);
        var other = context.Open<ILeasedRunStore>();
        Check.Equal("first", other.Load("r").Steps.Single());
        Check.Equal(1L, other.CountSteps("r"));
        Check.Sequence(["first"], other.ReadSteps("r"));
        Check.True(other.Exists("r"), "it exists");
        Check.Sequence(["r"], other.Keys());
        Check.Equal(0, other.Verify().Findings.Count);
        Check.Equal(0, (int)other.PurgeExpired());
    }

    private static void TheHolderChangesEverything(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var lease = LeaseSamples.Acquire(store);
        using var own = store.Under(lease);
        var run = own.Load("r");
        run.Progress = 1;
        run.Worker = "w";
        run.Steps.Add("second");
        own.Save(run);
        run.Progress = 2;
        own.Save(run);
        own.AppendSteps("r", "third");
        own.AppendEffects("r", Samples.Message(5), Samples.Message(6));
        own.AppendEffects("r", Samples.Message(5));
        own.AppendMessages("r", Samples.Message(2));
        Check.Equal("3 2 m1,m2 first,second,third m5,m6", LeaseSamples.Stored(store));
        Check.Sequence(["r"], store.FindByWorker("w"));
        Check.True(own.Delete("r"), "it deletes it");
        Check.True(!store.Exists("r"), "it is gone");
        own.Dispose();
        Check.True(!store.Exists("r"), "disposing the store under the lease disposes nothing");
    }

    private static void AfterTheLeaseOthersChangeTheSessionAgain(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var other = context.Open<ILeasedRunStore>();
        LeaseSamples.Acquire(store).Dispose();
        other.AppendSteps("r", "second");
        other.Save(other.Load("r"));
        Check.True(other.Delete("r"), "it is deleted");
    }

    private static void CreateOfALeasedSessionIsRefusedAsEver(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store);
        Check.Throws<SessionExistsException>(() => store.Create(new LeasedRun { Id = "r" }));
        Check.Throws<SessionExistsException>(() => store.Under(lease).Create(new LeasedRun { Id = "r" }));
        store.Under(lease).Delete("r");
        Check.Throws<SessionLeaseLostException>(() => store.Under(lease).Create(new LeasedRun { Id = "r" }));
        Check.True(!store.Exists("r"), "the process that had the lease of a session creates it no more");
        store.Create(new LeasedRun { Id = "r" });
    }
}
