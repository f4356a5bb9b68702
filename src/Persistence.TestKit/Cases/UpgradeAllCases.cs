using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>All older sessions are stored as what the upgrade steps of the class make of them.</summary>
internal static class UpgradeAllCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.UpgradeAll, EachOlderSessionIsStoredInItsPresentShape),
        new(Contract.UpgradeAll, ARunThatWasEndedIsTakenUp),
        new(Contract.UpgradeAll, SessionsThatCannotBeUpgradedAreNamed),
        new(Contract.UpgradeAll, AnUpgradeGoesOnWhileOthersSave),
        new(Contract.UpgradeAll, AnUpgradeThatMeetsASaveTriesAgain),
        new(Contract.UpgradeAll, ALeasedSessionIsNamedAndUpgradedLater),
        new(Contract.UpgradeAll, AClassWithoutStepsHasNothingToUpgrade),
    ];

    private static void EachOlderSessionIsStoredInItsPresentShape(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        older.Create(UpgradeReadCases.Older("a"));
        older.Create(UpgradeReadCases.Older("b"));
        var store = context.Open<IPersonV2Store>();
        store.Create(new PersonV2 { Id = "c", FirstName = "Grace", LastName = "Hopper" });
        store.AppendNotes("b", new PersonNoteV2("n3", "three", "three"));
        var reports = new Reports();
        var result = store.UpgradeAll(reports);
        Check.Equal("3 checked, 2 upgraded, 0 skipped", result.ToString());
        Check.Equal(result.ToString(), reports.Last.ToString());
        Check.Equal("3 checked, 0 upgraded, 0 skipped", store.UpgradeAll().ToString());
        foreach (var key in (string[])["a", "b", "c"])
        {
            Check.Throws<SessionSchemaException>(() => older.Load(key));
        }

        Check.Equal((2L, 2L, 1L), (Samples.Version(store.Load("a")), Samples.Version(store.Load("b")), Samples.Version(store.Load("c"))));
        Check.Sequence(["a", "b"], store.FindByBorn(1990));
        Check.Equal(("Ada", "P-ca"), (store.Load("a").FirstName, store.Load("a").Code));
        Check.Sequence(["first", "second", "three"], store.Load("b").Notes.Select(static note => note.Title));
        Check.Sequence([], store.Verify().Findings);
    }

    private static void ARunThatWasEndedIsTakenUp(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        for (var number = 0; number < 130; number++)
        {
            older.Create(new PersonV1 { Id = $"p{number:D3}", FullName = "Ada Lovelace" });
        }

        var store = context.Open<IPersonV2Store>();
        using var ended = new CancellationTokenSource();
        Check.Throws<OperationCanceledException>(() => store.UpgradeAll(new Reports { Then = ended.Cancel }, ended.Token));
        Check.Equal("130 checked, 30 upgraded, 0 skipped", store.UpgradeAll().ToString());
        Check.True(store.Keys().All(key => store.Load(key).LastName == "Lovelace"), "all are upgraded");
    }

    private static void SessionsThatCannotBeUpgradedAreNamed(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        foreach (var key in (string[])["a", "forget", "throw", "z"])
        {
            older.Create(UpgradeReadCases.Older(key, key));
        }

        var store = context.Open<IPersonTroubleStore>();
        var result = store.UpgradeAll();
        Check.Equal("4 checked, 2 upgraded, 2 skipped", result.ToString());
        Check.Sequence(["forget", "throw"], result.Skipped.Select(static skipped => skipped.Session));
        Check.True(result.Skipped.All(static skipped => skipped.Problem.Contains("upgrade step Upgrade (From = 1)", StringComparison.Ordinal)), "each says why");
        Check.Equal("throw", older.Load("throw").FullName);
    }

    private static void AnUpgradeGoesOnWhileOthersSave(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        for (var number = 0; number < 20; number++)
        {
            older.Create(UpgradeReadCases.Older($"p{number:D2}"));
        }

        var (first, second) = (context.Open<IPersonV2Store>(), context.Open<IPersonV2Store>());
        var upgrade = Task.Run(() => first.UpgradeAll());
        foreach (var key in second.Keys())
        {
            second.AppendNotes(key, new PersonNoteV2("n3", "three", "three"));
        }

        Check.Equal(0, upgrade.GetAwaiter().GetResult().Skipped.Count);
        Check.Equal(0L, second.UpgradeAll().Upgraded);
        Check.True(second.Keys().All(key => second.Load(key) is { LastName: "King Lovelace", Notes: [{ Title: "first" }, { Title: "second" }, { Title: "three" }] }), "nothing is lost, and nothing is upgraded twice");
    }

    // A save between the reading and the saving of a session: by an older program, after which it is still to be upgraded, and by a newer one.
    private static void AnUpgradeThatMeetsASaveTriesAgain(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        older.Create(UpgradeReadCases.Older("a", "meanwhile"));
        older.Create(UpgradeReadCases.Older("b", "meanwhile"));
        var (store, other) = (context.Open<IPersonTroubleStore>(), context.Open<IPersonTroubleStore>());
        store.FindByTeam("nobody");
        other.FindByTeam("nobody");
        var saves = new Queue<Action>([() => Save(older, "a"), static () => { }, () => Upgrade(other, "b")]);
        PersonSteps.Meanwhile = () =>
        {
            var then = PersonSteps.Meanwhile;
            PersonSteps.Meanwhile = null;
            saves.Dequeue()();
            PersonSteps.Meanwhile = saves.Count > 0 ? then : null;
        };
        try
        {
            Check.Equal("2 checked, 1 upgraded, 0 skipped", store.UpgradeAll().ToString());
        }
        finally
        {
            PersonSteps.Meanwhile = null;
        }

        Check.Equal(0, saves.Count);
        Check.Equal(("blue", 3L), (store.Load("a").Team, Samples.Version(store.Load("a"))));
        Check.Equal(("green", 2L), (store.Load("b").Team, Samples.Version(store.Load("b"))));
    }

    private static void Save(IPersonV1Store store, string key)
    {
        var session = store.Load(key);
        session.Team = "blue";
        store.Save(session);
    }

    private static void Upgrade(IPersonTroubleStore store, string key)
    {
        var session = store.Load(key);
        session.Team = "green";
        store.Save(session);
    }

    private static void ALeasedSessionIsNamedAndUpgradedLater(CaseContext context)
    {
        var older = LeaseSamples.Open(context);
        older.Create(new LeasedRun { Id = "s" });
        var store = context.Open<ILeasedRunV2Store>();
        using (LeaseSamples.Acquire(older, "agent-1"))
        {
            var result = store.UpgradeAll();
            Check.Equal("2 checked, 1 upgraded, 1 skipped", result.ToString());
            Check.Equal("r", result.Skipped[0].Session);
            Check.True(result.Skipped[0].Problem.Contains("is leased to 'agent-1'", StringComparison.Ordinal), result.Skipped[0].Problem);
        }

        Check.Equal("2 checked, 1 upgraded, 0 skipped", store.UpgradeAll().ToString());
    }

    private static void AClassWithoutStepsHasNothingToUpgrade(CaseContext context)
    {
        context.Open<IProfileV1Store>().Create(SchemaCases.Older("p"));
        var store = context.Open<IProfileV2Store>();
        Check.Equal("1 checked, 0 upgraded, 0 skipped", store.UpgradeAll().ToString());
        Check.Equal(1L, Samples.Version(store.Load("p")));
    }

    private sealed class Reports : IProgress<UpgradeResult>
    {
        public UpgradeResult Last { get; private set; }

        public Action Then { get; init; } = static () => { };

        public void Report(UpgradeResult value)
        {
            Last = value;
            Then();
        }
    }
}
