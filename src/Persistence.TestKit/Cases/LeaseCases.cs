using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Leases: who may change what, and for how long.</summary>
internal static class LeaseCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Lease, ALeaseIsGrantedToOneHolder),
        new(Contract.Lease, WhoHoldsASessionCanBeAsked),
        new(Contract.Lease, ALeaseEndsByItself),
        new(Contract.Lease, ALeaseCanBeRenewedAndReleased),
        new(Contract.Lease, ALeaseThatEndedIsNotRenewed),
        new(Contract.Lease, NumbersGrowByOneWithEachLease),
        new(Contract.Lease, NumbersGrowAlsoAfterADeletion),
        new(Contract.Lease, ALeaseOfAnAbsentSessionIsRefused),
        new(Contract.Lease, ManyAskAtOnceAndOneGetsTheLease),
        new(Contract.Lease, ALeaseIsNoCommit),
        .. LeaseChangeCases.All,
        .. LeaseErrorCases.All,
        .. AsyncLeaseCases.All,
        .. ClaimCases.All,
    ];

    private static void ALeaseIsGrantedToOneHolder(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var other = context.Open<ILeasedRunStore>();
        using var lease = LeaseSamples.Acquire(store, "agent-1");
        Check.Equal("agent-1", lease.Holder);
        Check.Equal("r", lease.SessionKey);
        Check.Equal(LeaseSamples.Long, lease.Duration);
        Check.True(lease.Remaining > TimeSpan.FromMinutes(4) && lease.Remaining <= LeaseSamples.Long, $"what remains is about the duration: {lease.Remaining}");
        Check.True(!lease.Lost.IsCancellationRequested, "it is not lost");
        Check.True(other.TryAcquireLease("r", "agent-2", LeaseSamples.Long) is null, "another holder gets none");
        Check.True(store.TryAcquireLease("r", "agent-1", LeaseSamples.Long) is null, "nor does the same one twice");
        store.Create(new LeasedRun { Id = "s" });
        using var second = Check.Found(other.TryAcquireLease("s", "agent-2", LeaseSamples.Long));
    }

    private static void WhoHoldsASessionCanBeAsked(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        Check.True(store.FindLease("r") is null, "nobody holds it before");
        Check.True(store.FindLease("absent") is null, "nobody holds what is absent");
        var lease = LeaseSamples.Acquire(store, "a:b 東京");
        var info = Check.Found(context.Open<ILeasedRunStore>().FindLease("r"));
        Check.Equal("a:b 東京", info.Holder);
        Check.Equal(lease.Number, info.Number);
        Check.True(info.Remaining > TimeSpan.FromMinutes(4) && info.Remaining <= LeaseSamples.Long, $"what remains: {info.Remaining}");
        Check.True(info.Since > DateTimeOffset.UtcNow.AddHours(-1), $"since: {info.Since}");
        Check.True(info.Until > DateTimeOffset.UtcNow, $"until: {info.Until}");
        lease.Dispose();
        Check.True(store.FindLease("r") is null, "nobody holds it after");
    }

    private static void ALeaseEndsByItself(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store, "a", LeaseSamples.Short);
        using var next = LeaseSamples.AcquireNext(context.Open<ILeasedRunStore>());
        Check.True(lease.Lost.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)), "the holder was notified");
        Check.Equal(TimeSpan.Zero, lease.Remaining);
    }

    private static void ALeaseCanBeRenewedAndReleased(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var lease = LeaseSamples.Acquire(store, "a", TimeSpan.FromSeconds(20));
        Check.True(lease.Renew(LeaseSamples.Long), "it is renewed");
        Check.True(lease.Remaining > TimeSpan.FromMinutes(4), $"what remains: {lease.Remaining}");
        Check.True(Check.Found(store.FindLease("r")).Remaining > TimeSpan.FromMinutes(4), "the store knows");
        Check.True(lease.Renew(), "it is renewed for as long again");
        Check.Equal(LeaseSamples.Long, lease.Duration);
        lease.Dispose();
        lease.Dispose();
        Check.True(!lease.Lost.IsCancellationRequested, "a lease that was released was not lost");
        using var next = LeaseSamples.Acquire(store, "b");
        Check.Throws<ObjectDisposedException>(() => lease.Renew());
    }

    private static void ALeaseThatEndedIsNotRenewed(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store, "a", LeaseSamples.Short);
        using var next = LeaseSamples.AcquireNext(store);
        Check.True(!lease.Renew(LeaseSamples.Long), "it is not renewed");
        Check.True(lease.Lost.IsCancellationRequested || lease.Lost.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)), "it is lost");
        lease.Dispose();
        Check.Equal("b", Check.Found(store.FindLease("r")).Holder);
    }

    private static void NumbersGrowByOneWithEachLease(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var first = LeaseSamples.Acquire(store);
        first.Renew();
        store.Under(first).Save(store.Load("r"));
        first.Dispose();
        var second = LeaseSamples.Acquire(store, "b");
        Check.Equal(first.Number + 1, second.Number);
        second.Dispose();
        context.CloseAll();
        using var third = LeaseSamples.Acquire(context.Open<ILeasedRunStore>(), "c");
        Check.Equal(first.Number + 2, third.Number);
    }

    private static void NumbersGrowAlsoAfterADeletion(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var first = LeaseSamples.Acquire(store);
        Check.True(store.Under(first).Delete("r"), "the holder deletes it");
        Check.True(store.FindLease("r") is null, "its lease is gone with it");

        // The clock that numbers a session's first lease has moved on.
        Thread.Sleep(2);
        store.Create(new LeasedRun { Id = "r" });
        using var second = LeaseSamples.Acquire(store, "b");
        Check.True(context.Environment.HasClockOfItsOwn || second.Number >= first.Number, $"{second.Number} comes after {first.Number}");
        Check.Throws<SessionLeaseLostException>(() => store.Under(first).AppendMessages("r", Samples.Message(1)));
    }

    private static void ALeaseOfAnAbsentSessionIsRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        Check.Throws<SessionNotFoundException>(() => store.TryAcquireLease("absent", "a", LeaseSamples.Long));
        store.Delete("r");
        Check.Throws<SessionNotFoundException>(() => store.TryAcquireLease("r", "a", LeaseSamples.Long));
    }

    private static void ManyAskAtOnceAndOneGetsTheLease(CaseContext context)
    {
        LeaseSamples.Open(context);
        var stores = Enumerable.Range(0, 4).Select(_ => context.Open<ILeasedRunStore>()).ToArray();
        for (var round = 0; round < 5; round++)
        {
            var granted = new SessionLease?[stores.Length];
            Parallel.For(0, stores.Length, index => granted[index] = stores[index].TryAcquireLease("r", $"w{index}", LeaseSamples.Long));
            var lease = granted.OfType<SessionLease>().Single();
            Check.Equal(lease.Holder, Check.Found(stores[0].FindLease("r")).Holder);
            lease.Dispose();
        }
    }

    private static void ALeaseIsNoCommit(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var loaded = store.Load("r");
        using var lease = LeaseSamples.Acquire(store);
        lease.Renew();
        Check.Equal(Samples.Version(loaded), Samples.Version(store.Load("r")));
        loaded.Progress = 7;
        store.Under(lease).Save(loaded);
        Check.Equal(7, store.Load("r").Progress);
        Check.Equal(0, store.Verify().Findings.Count);
    }
}
