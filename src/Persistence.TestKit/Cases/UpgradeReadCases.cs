using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Whatever reads data of an earlier schema version is given what the upgrade steps of its class make of it.</summary>
internal static class UpgradeReadCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Upgrades, EveryReadingMemberUpgrades),
        new(Contract.Upgrades, StepsRunInOrder),
        new(Contract.Upgrades, AUniqueValueThatAStepMadeIsTaken),
        new(Contract.Upgrades, OlderAndPresentSessionsAreFoundInOneOrder),
    ];

    /// <summary>A session of the first version.</summary>
    public static PersonV1 Older(string id, string name = "Ada King Lovelace") => new()
    {
        Id = id,
        FullName = name,
        Age = 36,
        Team = "red",
        Code = $"c{id}",
        Tags = ["one", "two"],
        Home = new PersonHomeV1 { City = "London" },
        Notes = [new PersonNoteV1("n1", "first of all"), new PersonNoteV1("n2", "second")],
        Moves = ["north"],
    };

    private static void EveryReadingMemberUpgrades(CaseContext context)
    {
        context.Open<IPersonV1Store>().Create(Older("p"));
        var store = context.Open<IPersonV2Store>();
        var reads = new Dictionary<string, Action>
        {
            [nameof(store.Load)] = () => CheckUpgraded(store.Load("p")),
            [nameof(store.Find)] = () => CheckUpgraded(Check.Found(store.Find("p"))),
            [nameof(store.Keys)] = () => Check.Sequence(["p"], store.Keys()),
            [nameof(store.Count)] = () => Check.Equal(1L, store.Count()),
            [nameof(store.Exists)] = () => Check.True(store.Exists("p"), "it is there"),
            [nameof(store.Verify)] = () => Check.Sequence([], store.Verify().Findings),
            [nameof(store.Diagnose)] = () => Check.True(store.Diagnose().Facts.Count > 0, "it says something"),
            [nameof(store.ReadNotes)] = () => CheckNotes(store.ReadNotes("p", 1), second: true),
            [nameof(store.ReadLastNotes)] = () => CheckNotes(store.ReadLastNotes("p", 1), second: true),
            [nameof(store.ReadNotesBefore)] = () => CheckNotes(store.ReadNotesBefore("p", 3, 1), second: true),
            [nameof(store.CountNotes)] = () => Check.Equal(2L, store.CountNotes("p")),
            [nameof(store.TailNotes)] = () => CheckNotes(store.TailNotes("p").Take(2).Select(static found => found.Entry!)),
            [nameof(store.ReadMoves)] = () => Check.Sequence(["north"], store.ReadMoves("p")),
            [nameof(store.ReadLastMoves)] = () => Check.Sequence(["north"], store.ReadLastMoves("p", 2)),
            [nameof(store.ReadMovesBefore)] = () => Check.Sequence(["north"], store.ReadMovesBefore("p", 9, 2)),
            [nameof(store.CountMoves)] = () => Check.Equal(1L, store.CountMoves("p")),
            [nameof(store.TailMoves)] = () => Check.Equal("north", store.TailMoves("p").First().Entry),
            [nameof(store.FindByTeam)] = () => CheckFound(store.FindByTeam("RED"), store.FindByTeam("red")),
            [nameof(store.FindByBorn)] = () => CheckFound(store.FindByBorn(1990), store.FindByBorn(36)),
            [nameof(store.FindByBornBetween)] = () => CheckFound(store.FindByBornBetween(1989, 1991), store.FindByBornBetween(0, 100)),
            [nameof(store.FindByCode)] = () => CheckFound(store.FindByCode("P-cp"), store.FindByCode("cp")),
            [nameof(store.FindByTags)] = () => CheckFound(store.FindByTags("#one"), store.FindByTags("one")),
            [nameof(store.Query)] = () => CheckUpgraded(Check.Found(store.Query().WhereTeam("RED").OrderByBorn().Sessions().SingleOrDefault())),
            [nameof(store.PurgeExpired)] = () => Check.Equal(0, store.PurgeExpired().Skipped.Count),
            [nameof(store.Maintain)] = () => store.Maintain(),
        };
        foreach (var read in reads.Values)
        {
            read();
        }

        CheckUpgraded(store.Load("p", SessionLoad.HeaderOnly), notes: 0);
        CheckNotes(store.Load("p", SessionLoad.LastEntries(1)).Notes, second: true);
        CheckListed(reads.Keys);
    }

    // What is neither a read that is listed nor a write may read stored data some other way: here is where that shows.
    private static void CheckListed(IEnumerable<string> reads)
    {
        string[] writes = ["Create", "Save", "UpgradeAll", "Delete", "Dispose", "DisposeAsync", "AppendNotes", "AppendMoves"];
        var members = typeof(IPersonV2Store).GetMethods()
            .Concat(typeof(ISessionStore<PersonV2, string>).GetMethods())
            .Concat(typeof(IAsyncSessionStore<PersonV2, string>).GetMethods())
            .Select(static member => member.Name);
        var known = reads.Concat(writes).SelectMany(static name => new[] { name, name + "Async" }).ToHashSet(StringComparer.Ordinal);
        Check.Sequence([], members.Where(member => !known.Contains(member)).Distinct());
    }

    /// <summary>Checks what the second version makes of <see cref="Older"/>.</summary>
    public static void CheckFound(SessionKeys<string> byPresentValue, SessionKeys<string> byFormerValue)
    {
        Check.Sequence(["p"], byPresentValue);
        Check.Sequence([], byFormerValue);
        Check.Equal(0, byPresentValue.Skipped.Count);
    }

    /// <summary>Checks what the second version makes of <see cref="Older"/>.</summary>
    public static void CheckUpgraded(PersonV2 found, int notes = 2)
    {
        Check.Equal(("Ada", "King Lovelace", 1990), (found.FirstName, found.LastName, found.Born));
        Check.Equal(("RED", $"P-c{found.Id}", "London"), (found.Team, found.Code, found.Home.Town));
        Check.Equal(("nowhere", new PersonDoor("front", 1)), (found.Home.Country, found.Home.Door));
        Check.Sequence(["#one", "#two"], found.Tags);
        Check.Equal(notes, found.Notes.Count);
        CheckNotes(found.Notes);
    }

    /// <summary>Checks what the second version makes of <see cref="Older"/>.</summary>
    public static void CheckNotes(IEnumerable<PersonNoteV2> found, bool second = false)
    {
        PersonNoteV2[] all = [new("n1", "first", "first of all"), new("n2", "second", "second")];
        var notes = found.ToList();
        Check.Sequence(all.Skip(second ? 1 : 0).Take(notes.Count), notes);
    }

    private static void StepsRunInOrder(CaseContext context)
    {
        context.Open<IPersonV1Store>().Create(Older("p"));
        var second = context.Open<IPersonV2Store>();
        second.Create(new PersonV2 { Id = "q", FirstName = "Grace", LastName = "Hopper", Code = "P-q", Notes = [new PersonNoteV2("n", "t", "a b")] });
        var store = context.Open<IPersonV3Store>();
        var (first, middle) = (store.Load("p"), store.Load("q"));
        Check.Equal(("King Lovelace, Ada", "P-cp-S"), (first.SortName, first.Code));
        Check.Equal(("Hopper, Grace", "P-q-S"), (middle.SortName, middle.Code));
        Check.Sequence(["first", "of", "all"], first.Notes[0].Words);
        Check.Sequence(["a", "b"], middle.Notes[0].Words);
        Check.Sequence([], store.Verify().Findings);
    }

    private static void AUniqueValueThatAStepMadeIsTaken(CaseContext context)
    {
        context.Open<IPersonV1Store>().Create(Older("p"));
        var store = context.Open<IPersonV2Store>();
        var error = Check.Throws<SessionValidationException>(() => store.Create(new PersonV2 { Id = "q", FirstName = "", LastName = "", Code = "P-cp" }));
        Check.Equal(nameof(PersonV2.Code), error.Failures[0].Member);
        store.Create(new PersonV2 { Id = "q", FirstName = "", LastName = "", Code = "cp" });
        store.Save(store.Load("p"));
    }

    private static void OlderAndPresentSessionsAreFoundInOneOrder(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        foreach (var key in (string[])["b", "d"])
        {
            older.Create(Older(key));
        }

        var store = context.Open<IPersonV2Store>();
        foreach (var key in (string[])["a", "c", "e"])
        {
            store.Create(new PersonV2 { Id = key, FirstName = "", LastName = "", Team = key == "c" ? "PINK" : "RED", Born = key == "c" ? 1980 : 1990, Tags = ["#one"] });
        }

        Check.Sequence(["a", "b", "d", "e"], store.FindByTeam("RED"));
        Check.Sequence(["a", "b", "d"], store.FindByTeam("RED", 3));
        Check.Sequence(["c", "a", "b", "d", "e"], store.FindByBornBetween(1900, 2000));
        Check.Sequence(["c", "a"], store.FindByBornBetween(1900, 2000, 2));
        Check.Sequence(["a", "b", "c", "d", "e"], store.FindByTags("#one"));
        Check.Sequence([], store.FindByTeam("red"));
    }
}
