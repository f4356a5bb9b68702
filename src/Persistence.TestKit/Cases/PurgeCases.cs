using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What PurgeExpired counts.</summary>
internal static class PurgeCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Purge, PurgeCountsNoSessionThatWasDeletedOrReplaced),
    ];

    private static void PurgeCountsNoSessionThatWasDeletedOrReplaced(CaseContext context)
    {
        var store = context.Open<ILeaseStore>();
        foreach (var name in (string[])["a", "b", "c", "d"])
        {
            store.Create(new Lease { Name = name, Holder = "h", Slot = name, Notes = ["n"] });
        }

        context.Clock.Advance(TimeSpan.FromHours(2));
        Check.True(!store.Delete("a"), "it has expired");
        store.Create(new Lease { Name = "b", Notes = ["n"] });
        Check.True(store.Delete("b"));
        store.Create(new Lease { Name = "c", Holder = "h" });
        Check.Equal(1, store.PurgeExpired(), "d alone");
        Check.Equal(0, store.PurgeExpired());
        context.Clock.Advance(TimeSpan.FromHours(2));
        store.Create(new Lease { Name = "c" });
        context.Clock.Advance(TimeSpan.FromHours(2));
        Check.Equal(1, store.PurgeExpired(), "c, once");
        Check.True(store.Verify().IsIntact);
    }
}
