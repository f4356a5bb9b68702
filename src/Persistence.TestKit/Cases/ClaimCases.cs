using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Claims of due sessions.</summary>
internal static class ClaimCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Claim, TheSessionThatIsDueLongestIsClaimedFirst),
        new(Contract.Claim, WhatIsNotDueIsNotClaimed),
        new(Contract.Claim, ALeasedSessionIsNotClaimed),
        new(Contract.Claim, AClaimIsLoadedWholeAndWorkedOn),
        new(Contract.Claim, ManyThatAreHeldHideNoneThatIsFree),
        new(Contract.Claim, EachDueSessionIsClaimedByOneWorker),
        .. PoisonCases.All,
    ];

    /// <summary>Opens a store with sessions that are due so many minutes from now.</summary>
    public static ILeasedRunStore OpenDue(CaseContext context, params (string Id, double Minutes)[] runs)
    {
        Check.Possible(context.Environment.HasLeases, "the backend has no leases");
        var store = context.Open<ILeasedRunStore>();
        foreach (var (id, minutes) in runs)
        {
            store.Create(new LeasedRun { Id = id, DueAt = context.Now.AddMinutes(minutes) });
        }

        return store;
    }

    private static void TheSessionThatIsDueLongestIsClaimedFirst(CaseContext context)
    {
        var store = OpenDue(context, ("b", -2), ("a", -1), ("c", -3));
        var claims = Enumerable.Range(0, 3).Select(_ => Check.Found(store.ClaimDue("w", LeaseSamples.Long))).ToList();
        Check.Sequence(["c", "b", "a"], claims.Select(static claim => claim.Session.Id));
        Check.Sequence([1, 1, 1], claims.Select(static claim => claim.Attempts));
        Check.Sequence(["w", "w", "w"], claims.Select(static claim => claim.Lease.Holder));
        Check.True(store.ClaimDue("w", LeaseSamples.Long) is null, "all are claimed");
        claims.ForEach(static claim => claim.Dispose());
    }

    private static void WhatIsNotDueIsNotClaimed(CaseContext context)
    {
        var store = OpenDue(context, ("later", 60));
        store.Create(new LeasedRun { Id = "never" });
        Check.True(store.ClaimDue("w", LeaseSamples.Long) is null, "nothing is due");
        var later = store.Load("later");
        later.DueAt = context.Now.AddSeconds(-1);
        store.Save(later);
        using var claim = Check.Found(store.ClaimDue("w", LeaseSamples.Long));
        Check.Equal("later", claim.Session.Id);
    }

    private static void ALeasedSessionIsNotClaimed(CaseContext context)
    {
        var store = OpenDue(context, ("a", -2), ("b", -1));
        var lease = Check.Found(store.TryAcquireLease("a", "somebody", LeaseSamples.Long));
        using var claim = Check.Found(store.ClaimDue("w", LeaseSamples.Long));
        Check.Equal("b", claim.Session.Id);
        lease.Dispose();
        using var second = Check.Found(store.ClaimDue("w", LeaseSamples.Long));
        Check.Equal("a", second.Session.Id);
    }

    private static void AClaimIsLoadedWholeAndWorkedOn(CaseContext context)
    {
        var store = OpenDue(context);
        store.Create(new LeasedRun { Id = "a", DueAt = context.Now.AddMinutes(-1), Steps = ["first"], Messages = [Samples.Message(1)] });
        using (var claim = Check.Found(store.ClaimDue("w", LeaseSamples.Long)))
        {
            Check.Equal("first", claim.Session.Steps.Single());
            Check.Equal("m1", claim.Session.Messages.Single().Id);
            claim.Session.Progress = 1;
            claim.Session.Steps.Add("second");
            claim.Session.DueAt = context.Now.AddHours(1);
            store.Under(claim.Lease).Save(claim.Session);
        }

        Check.True(store.ClaimDue("w", LeaseSamples.Long) is null, "it is due later");
        var run = store.Load("a");
        Check.Equal(1, run.Progress);
        Check.Sequence(["first", "second"], run.Steps);
        store.Save(run);
    }

    private static void ManyThatAreHeldHideNoneThatIsFree(CaseContext context)
    {
        // More than a page, most of them due at the very same time.
        var store = OpenDue(context, [.. Enumerable.Range(0, 40).Select(static number => ($"r{number:00}", number < 30 ? -10d : -9 + (number / 100d)))]);
        var claims = new List<SessionClaim<LeasedRun>>();
        while (store.ClaimDue("w", LeaseSamples.Long) is { } claim)
        {
            claims.Add(claim);
        }

        Check.Sequence(Enumerable.Range(0, 40).Select(static number => $"r{number:00}"), claims.Select(static claim => claim.Session.Id));
    }

    private static void EachDueSessionIsClaimedByOneWorker(CaseContext context)
    {
        OpenDue(context, [.. Enumerable.Range(0, 12).Select(static number => ($"r{number:00}", -20d + number))]);
        var stores = Enumerable.Range(0, 4).Select(_ => context.Open<ILeasedRunStore>()).ToArray();
        Parallel.ForEach(stores, new ParallelOptions { MaxDegreeOfParallelism = stores.Length }, (store, _, index) =>
        {
            while (store.ClaimDue($"w{index}", LeaseSamples.Long) is { } claim)
            {
                claim.Session.Progress++;
                claim.Session.DueAt = null;
                store.Under(claim.Lease).Save(claim.Session);
                claim.Dispose();
            }
        });
        Check.Sequence(Enumerable.Repeat(1, 12), stores[0].Keys().Select(key => stores[0].Load(key).Progress));
    }
}
