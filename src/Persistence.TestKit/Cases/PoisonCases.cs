using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Attempts, and sessions that were claimed too often.</summary>
internal static class PoisonCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Poison, AttemptsAreCountedUntilTheDueTimeChanges),
        new(Contract.Poison, AfterTheLastAttemptASessionIsPoisoned),
        new(Contract.Poison, ANewDueTimeHealsAPoisonedSession),
        new(Contract.Poison, APlainLeaseIsNoAttempt),
        new(Contract.Claim, WhatANewerProgramSavedIsLeftToIt),
    ];

    private static void AttemptsAreCountedUntilTheDueTimeChanges(CaseContext context)
    {
        var store = ClaimCases.OpenDue(context, ("a", -1));
        store.ClaimDue("w", LeaseSamples.Long)!.Dispose();
        using (var second = Check.Found(store.ClaimDue("w", LeaseSamples.Long)))
        {
            Check.Equal(2, second.Attempts);
            second.Session.Progress = 5;
            store.Under(second.Lease).Save(second.Session);
        }

        using (var third = Check.Found(store.ClaimDue("w", LeaseSamples.Long)))
        {
            Check.Equal(3, third.Attempts);
            third.Session.DueAt = context.Now.AddMinutes(-3);
            third.Session.Worker = "w";
            store.Under(third.Lease).Save(third.Session);
            Check.Equal("w", Check.Found(store.FindLease("a")).Holder);
        }

        using var fresh = Check.Found(store.ClaimDue("w", LeaseSamples.Long));
        Check.Equal(1, fresh.Attempts);
    }

    private static void AfterTheLastAttemptASessionIsPoisoned(CaseContext context)
    {
        var store = ClaimCases.OpenDue(context, ("a", -2), ("b", -1));
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            using var claim = Check.Found(store.ClaimDue("w", LeaseSamples.Long));
            Check.Equal(("a", attempt), (claim.Session.Id, claim.Attempts));
            Check.Equal(0, store.FindPoisoned().Count);
        }

        Check.Sequence(["a"], store.FindPoisoned());
        Check.Equal(0, store.FindPoisoned(0).Count);
        using var other = Check.Found(store.ClaimDue("w", LeaseSamples.Long));
        Check.Equal("b", other.Session.Id);
        Check.True(store.ClaimDue("w", LeaseSamples.Long) is null, "the poisoned one is not claimed");
        using var lease = Check.Found(store.TryAcquireLease("a", "a person", LeaseSamples.Long));
    }

    private static void ANewDueTimeHealsAPoisonedSession(CaseContext context)
    {
        var store = ClaimCases.OpenDue(context, ("a", -2));
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            store.ClaimDue("w", LeaseSamples.Long)!.Dispose();
        }

        var unchanged = store.Load("a");
        unchanged.Progress = 1;
        store.Save(unchanged);
        Check.Sequence(["a"], store.FindPoisoned());
        var changed = store.Load("a");
        changed.DueAt = context.Now.AddMinutes(-1);
        store.Save(changed);
        Check.Equal(0, store.FindPoisoned().Count);
        using var claim = Check.Found(store.ClaimDue("w", LeaseSamples.Long));
        Check.Equal(1, claim.Attempts);
    }

    private static void APlainLeaseIsNoAttempt(CaseContext context)
    {
        var store = ClaimCases.OpenDue(context, ("a", -2));
        for (var time = 0; time < 5; time++)
        {
            store.TryAcquireLease("a", "x", LeaseSamples.Long)!.Dispose();
        }

        using var claim = Check.Found(store.ClaimDue("w", LeaseSamples.Long));
        Check.Equal(1, claim.Attempts);
    }

    private static void WhatANewerProgramSavedIsLeftToIt(CaseContext context)
    {
        var older = ClaimCases.OpenDue(context, ("other", -1));
        var newer = context.Open<ILeasedRunV2Store>();
        newer.Create(new LeasedRunV2 { Id = "new", DueAt = context.Now.AddMinutes(-5) });
        using var claim = Check.Found(older.ClaimDue("old", LeaseSamples.Long));
        Check.Equal("other", claim.Session.Id);
        Check.True(older.ClaimDue("old", LeaseSamples.Long) is null, "what it cannot read is not claimed");
        using var left = Check.Found(newer.ClaimDue("new", LeaseSamples.Long));
        Check.Equal(("new", 1), (left.Session.Id, left.Attempts));
    }
}
