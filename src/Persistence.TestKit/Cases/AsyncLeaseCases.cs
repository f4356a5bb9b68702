using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>The asynchronous members of leases and claims.</summary>
internal static class AsyncLeaseCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Lease, LeasesAreAcquiredRenewedAndReleasedWithoutBlocking),
        new(Contract.LeaseLost, AwaitedChangesUnderALeaseThatIsGoneAreRefused),
        new(Contract.Lease, ManyAwaitedAppendsUnderALease),
        new(Contract.Claim, SessionsAreClaimedWithoutBlocking),
        new(Contract.Cancellation, CancelledCallsOfLeasesStoreNothing),
    ];

    private static async Task LeasesAreAcquiredRenewedAndReleasedWithoutBlocking(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var lease = Check.Found(await store.TryAcquireLeaseAsync("r", "a", LeaseSamples.Long));
        Check.True(await store.TryAcquireLeaseAsync("r", "b", LeaseSamples.Long) is null, "another holder gets none");
        Check.True(await lease.RenewAsync(), "it is renewed");
        Check.Equal("a", Check.Found(await store.FindLeaseAsync("r")).Holder);
        var own = store.Under(lease);
        var run = await own.LoadAsync("r");
        run.Progress = 3;
        await own.SaveAsync(run);
        await own.AppendStepsAsync("r", "second");
        await own.AppendEffectsAsync("r", new[] { Samples.Message(1), Samples.Message(2) });
        await Check.ThrowsAsync<SessionLeasedException>(() => store.AppendStepsAsync("r", "x").AsTask());
        await Check.ThrowsAsync<SessionLeasedException>(() => store.SaveAsync(run).AsTask());
        await Check.ThrowsAsync<SessionLeasedException>(() => store.DeleteAsync("r").AsTask());
        await store.AppendMessagesAsync("r", Samples.Message(2));
        await lease.DisposeAsync();
        Check.True(await store.FindLeaseAsync("r") is null, "nobody holds it after");
        await Check.ThrowsAsync<ObjectDisposedException>(() => lease.RenewAsync().AsTask());
        Check.Equal("2 3 m1,m2 first,second m1,m2", LeaseSamples.Stored(store));
    }

    private static async Task AwaitedChangesUnderALeaseThatIsGoneAreRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        await using var lease = Check.Found(await store.TryAcquireLeaseAsync("r", "a", LeaseSamples.Long));
        var own = store.Under(lease);
        await own.DeleteAsync("r");
        await store.CreateAsync(new LeasedRun { Id = "r", Messages = [Samples.Message(1)] });
        var loaded = await store.LoadAsync("r");
        var before = LeaseSamples.Stored(store);
        await Check.ThrowsAsync<SessionLeaseLostException>(() => own.SaveAsync(loaded).AsTask());
        await Check.ThrowsAsync<SessionLeaseLostException>(() => own.DeleteAsync("r").AsTask());
        await Check.ThrowsAsync<SessionLeaseLostException>(() => own.AppendStepsAsync("r", "x").AsTask());
        await Check.ThrowsAsync<SessionLeaseLostException>(() => own.AppendMessagesAsync("r", Samples.Message(1)).AsTask());
        await Check.ThrowsAsync<SessionLeaseLostException>(() => own.AppendEffectsAsync("r", new[] { Samples.Message(1) }).AsTask());
        Check.True(!await lease.RenewAsync(), "nor is it renewed");
        await LeaseSamples.Lost(lease);
        Check.Equal(before, LeaseSamples.Stored(store));
    }

    private static async Task ManyAwaitedAppendsUnderALease(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        await using var lease = Check.Found(await store.TryAcquireLeaseAsync("r", "a", LeaseSamples.Long));
        var own = store.Under(lease);
        var before = await store.CountStepsAsync("r");
        await Task.WhenAll(Enumerable.Range(10, 50).SelectMany(number => new[] { own.AppendStepsAsync("r", $"step {number}").AsTask(), own.AppendEffectsAsync("r", new[] { Samples.Message(number) }).AsTask() }));
        var run = await store.LoadAsync("r");
        Check.Sequence(Enumerable.Range(10, 50).Select(static number => $"step {number}"), run.Steps.Skip((int)before).Order(StringComparer.Ordinal));
        Check.Sequence(Enumerable.Range(10, 50).Select(static number => $"m{number}"), run.Effects.Select(static effect => effect.Id).Where(static id => id.Length == 3).Order(StringComparer.Ordinal));
    }

    private static async Task SessionsAreClaimedWithoutBlocking(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        await store.CreateAsync(new LeasedRun { Id = "due", DueAt = context.Now.AddMinutes(-1) });
        await using var claim = Check.Found(await store.ClaimDueAsync("w", LeaseSamples.Long));
        Check.Equal("due", claim.Session.Id);
        Check.True(await store.ClaimDueAsync("x", LeaseSamples.Long) is null, "nothing else is due");
        claim.Session.DueAt = null;
        await store.Under(claim.Lease).SaveAsync(claim.Session);
        Check.Equal(0, (await store.FindPoisonedAsync()).Count);
    }

    private static async Task CancelledCallsOfLeasesStoreNothing(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var cancelled = new CancellationToken(canceled: true);
        await Check.ThrowsAsync<OperationCanceledException>(() => store.TryAcquireLeaseAsync("r", "a", LeaseSamples.Long, cancelled).AsTask());
        await Check.ThrowsAsync<OperationCanceledException>(() => store.ClaimDueAsync("a", LeaseSamples.Long, cancelled).AsTask());
        await Check.ThrowsAsync<OperationCanceledException>(() => store.FindLeaseAsync("r", cancelled).AsTask());
        await using var lease = LeaseSamples.Acquire(store);
        await Check.ThrowsAsync<OperationCanceledException>(() => lease.RenewAsync(cancellationToken: cancelled).AsTask());
        Check.True(!lease.Lost.IsCancellationRequested, "it is not lost");
    }
}
