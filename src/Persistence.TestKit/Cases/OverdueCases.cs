using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Sessions that have been due for long, as a diagnosis sees them.</summary>
internal static class OverdueCases
{
    private const string Waiting = "no session waits to be claimed for longer than 00:05:00";

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Overdue, WhatNobodyClaimsIsAFact),
        new(Contract.Overdue, WhatIsHeldOrClaimedNoMoreIsNotWaiting),
        new(Contract.Overdue, ManyAreCountedUpToALimit),
    ];

    private static void WhatNobodyClaimsIsAFact(CaseContext context)
    {
        var store = ClaimCases.OpenDue(context, ("later", 60), ("now", -4));
        Check.Equal((StoreHealth.Healthy, Waiting), Fact(store));
        store.Create(new LeasedRun { Id = "secret-key", DueAt = context.Now.AddMinutes(-6) });
        var before = context.Environment.StoredBytes();
        Check.Equal((StoreHealth.Degraded, "1 session of LeasedRun has been due for longer than 00:05:00, and nobody claims it: is a worker running that calls ClaimDue?"), Fact(store));
        Check.Equal(before, context.Environment.StoredBytes());
        store.Create(new LeasedRun { Id = "second", DueAt = context.Now.AddMinutes(-7) });
        Check.Equal("2 sessions of LeasedRun have been due for longer than 00:05:00, and nobody claims them: is a worker running that calls ClaimDue?", Fact(store).Message);
        while (store.ClaimDue("w", LeaseSamples.Long) is { } claim)
        {
            using (claim)
            {
                claim.Session.DueAt = null;
                store.Under(claim.Lease).Save(claim.Session);
            }
        }

        Check.Equal((StoreHealth.Healthy, Waiting), Fact(store));
        Check.True(context.Open<IMultichatSessionStore>().Diagnose().Facts.All(static fact => fact.Name != "claims"), "a class without due times has no such fact");
    }

    private static void WhatIsHeldOrClaimedNoMoreIsNotWaiting(CaseContext context)
    {
        var store = ClaimCases.OpenDue(context, ("held", -20));
        using var held = Check.Found(store.ClaimDue("w", LeaseSamples.Long));
        Check.Equal((StoreHealth.Healthy, Waiting), Fact(store));
        store.Create(new LeasedRun { Id = "poisoned", DueAt = context.Now.AddMinutes(-10) });
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Check.True(Fact(store).Message.StartsWith("1 session of LeasedRun has been due", StringComparison.Ordinal), Fact(store).Message);
            Check.Found(store.ClaimDue("w", LeaseSamples.Long)).Dispose();
        }

        Check.Equal((StoreHealth.Degraded, "1 session of LeasedRun was claimed 3 times without success, and is claimed no more: look at what FindPoisoned finds, and save it with another due time."), Fact(store));
    }

    private static void ManyAreCountedUpToALimit(CaseContext context)
    {
        var store = ClaimCases.OpenDue(context, [.. Enumerable.Range(0, 20).Select(static number => ($"r{number:00}", -10d - number))]);
        Check.True(Fact(store).Message.StartsWith("16 or more sessions of LeasedRun have been due", StringComparison.Ordinal), Fact(store).Message);
    }

    private static (StoreHealth Health, string Message) Fact(ILeasedRunStore store)
    {
        var fact = store.Diagnose().Facts.Single(static fact => fact.Name == "claims");
        return (fact.Health, fact.Message);
    }
}
