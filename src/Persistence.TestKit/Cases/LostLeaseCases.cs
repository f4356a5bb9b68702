using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What is refused under a lease that is gone, in the step that would commit it.</summary>
internal static class LostLeaseCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.LeaseLost, EveryChangeUnderALeaseThatEndedIsRefused),
        new(Contract.LeaseLost, EveryChangeUnderALeaseThatWasTakenOverIsRefused),
        new(Contract.LeaseLost, EveryChangeUnderALeaseOfADeletedSessionIsRefused),
        new(Contract.LeaseLost, EveryChangeUnderALeaseOfASessionCreatedAgainIsRefused),
        new(Contract.LeaseLost, AnAppendJustAfterTheEndIsRefused),
        new(Contract.LeaseLost, ARefusedChangeCancelsTheLease),
        new(Contract.LeaseLost, ExpiryOfTheSessionEndsItsLease),
    ];

    private static void EveryChangeUnderALeaseThatEndedIsRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store, "a", LeaseSamples.Short);
        using (LeaseSamples.AcquireNext(store))
        {
        }

        RefusesAll(store, lease, store.Load("r"));
    }

    private static void AnAppendJustAfterTheEndIsRefused(CaseContext context)
    {
        // Nobody else writes, and the append before was a moment ago: whatever a store remembers of it, the lease is over.
        var store = LeaseSamples.Open(context);
        for (var round = 0; round < 4; round++)
        {
            using var lease = LeaseSamples.Acquire(store, "a", LeaseSamples.Short);
            var own = store.Under(lease);
            while (!lease.Lost.IsCancellationRequested && Attempt.Change(() => own.AppendSteps("r", "x")))
            {
            }

            var count = store.CountSteps("r");
            while (store.FindLease("r") is not null)
            {
                Thread.Yield();
            }

            Check.Throws<SessionLeaseLostException>(() => own.AppendSteps("r", "late"));
            Check.Equal(count, store.CountSteps("r"));
        }
    }

    private static void EveryChangeUnderALeaseThatWasTakenOverIsRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store, "a", LeaseSamples.Short);
        var loaded = store.Load("r");
        var other = context.Open<ILeasedRunStore>();
        using var next = LeaseSamples.AcquireNext(other);
        other.Under(next).AppendSteps("r", "of b");
        RefusesAll(store, lease, loaded);
        RefusesAll(store, lease, store.Load("r"));
    }

    private static void EveryChangeUnderALeaseOfADeletedSessionIsRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var lease = LeaseSamples.Acquire(store);
        var loaded = store.Load("r");
        store.Under(lease).Delete("r");
        foreach (var (name, run) in LeaseSamples.Changes(loaded))
        {
            Check.Throws<SessionLeaseLostException>(() => run(store.Under(lease)), name);
        }

        lease.Dispose();
    }

    private static void EveryChangeUnderALeaseOfASessionCreatedAgainIsRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store);
        store.Under(lease).Delete("r");
        store.Create(new LeasedRun { Id = "r", Messages = [Samples.Message(1)] });
        RefusesAll(store, lease, store.Load("r"));
        Check.True(!lease.Renew(), "nor is it renewed");
    }

    private static void ARefusedChangeCancelsTheLease(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        foreach (var index in Enumerable.Range(0, LeaseSamples.Changes(store.Load("r")).Count()))
        {
            using var lease = LeaseSamples.Acquire(store);
            store.Under(lease).Delete("r");
            store.Create(new LeasedRun { Id = "r" });
            var (name, run) = LeaseSamples.Changes(store.Load("r")).ElementAt(index);
            Check.Throws<SessionLeaseLostException>(() => run(store.Under(lease)), name);
            Check.True(lease.Lost.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)), name);
        }
    }

    private static void ExpiryOfTheSessionEndsItsLease(CaseContext context)
    {
        Check.Possible(context.Environment.HasLeases, "the backend has no leases");
        var store = context.Open<IPassingRunStore>();
        store.Create(new PassingRun { Id = "r" });
        using var lease = Check.Found(store.TryAcquireLease("r", "a", LeaseSamples.Long));
        var loaded = store.Load("r");
        context.Clock.Advance(TimeSpan.FromHours(2));
        Check.Throws<SessionLeaseLostException>(() => store.Under(lease).Save(loaded));
        Check.Throws<SessionLeaseLostException>(() => store.Under(lease).AppendSteps("r", "x"));
        Check.Throws<SessionLeaseLostException>(() => store.Under(lease).Delete("r"));
        Check.Throws<SessionNotFoundException>(() => store.AppendSteps("r", "x"));
        Check.Throws<SessionConflictException>(() => store.Save(loaded));
        Check.Throws<SessionNotFoundException>(() => store.TryAcquireLease("r", "b", LeaseSamples.Long));
        Check.True(store.FindLease("r") is null, "nobody holds it");
        Check.True(!lease.Renew(), "it is not renewed");
        store.Create(new PassingRun { Id = "r" });
        using var next = Check.Found(store.TryAcquireLease("r", "b", LeaseSamples.Long));
        store.Under(next).AppendSteps("r", "y");
    }

    private static void RefusesAll(ILeasedRunStore store, SessionLease lease, LeasedRun loaded)
    {
        var before = LeaseSamples.Stored(store);
        foreach (var (name, run) in LeaseSamples.Changes(loaded))
        {
            Check.Throws<SessionLeaseLostException>(() => run(store.Under(lease)), name);
            Check.Equal(before, LeaseSamples.Stored(store), name);
        }
    }
}
