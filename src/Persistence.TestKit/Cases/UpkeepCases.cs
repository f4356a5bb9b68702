using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Maintenance, and how a store says that it is well.</summary>
internal static class UpkeepCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Maintain, MaintenanceChangesNoSession),
        new(Contract.Diagnose, AStoreThatIsUsedSaysThatItWorks),
    ];

    private static void MaintenanceChangesNoSession(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = Samples.Chat("a", messages: 3);
        store.Create(chat);
        for (var number = 1; number <= 60; number++)
        {
            chat.Topic = new string('x', 100) + number;
            store.Save(chat);
        }

        store.Maintain();
        var found = store.Load("a");
        Check.Equal(chat.Topic, found.Topic);
        Check.Equal(61L, Samples.Version(found));
        Check.Sequence(Samples.Ids(1, 3), Samples.Ids(found.Messages));

        // An object that was loaded before is no older copy.
        chat.Messages.Add(Samples.Message(4));
        store.Save(chat);
        store.AppendMessages("a", Samples.Message(5));
        Check.Sequence(Samples.Ids(1, 5), Samples.Ids(context.Open<IMultichatSessionStore>().ReadMessages("a")));
        Check.True(store.Verify().IsIntact);
    }

    private static void AStoreThatIsUsedSaysThatItWorks(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("secret-key"));
        var before = context.Environment.StoredBytes();
        var diagnosis = store.Diagnose();
        Check.True(diagnosis.Health != StoreHealth.Unhealthy, diagnosis.ToString());
        Check.True(diagnosis.Facts.Any(static fact => fact is { Name: "reachable", Health: StoreHealth.Healthy }), "it answers");
        Check.True(diagnosis.Facts.All(static fact => !fact.Message.Contains("secret-key", StringComparison.Ordinal) && !fact.NeedsReopening), "no key");
        Check.Equal(before, context.Environment.StoredBytes());
    }
}
