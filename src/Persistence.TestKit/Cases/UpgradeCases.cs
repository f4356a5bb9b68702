using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Sessions of earlier schema versions are saved and grow: each part of them is upgraded from the version that stored it.</summary>
internal static class UpgradeCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Upgrades, EntriesOfSeveralVersionsAreEachUpgradedFromTheirOwn),
        new(Contract.Upgrades, ASaveStoresWhatTheStepsMade),
        new(Contract.Upgrades, ASessionThatGrewSinceItWasLoadedIsSavedOnce),
        new(Contract.Upgrades, AnAppendToAnOlderSessionRefusesEarlierPrograms),
        new(Contract.Upgrades, AnEntryOfAnEarlierVersionKeepsItsId),
        new(Contract.Upgrades, EarlierProgramsGoOnWithWhatNobodyUpgraded),
    ];

    private static void EntriesOfSeveralVersionsAreEachUpgradedFromTheirOwn(CaseContext context)
    {
        var first = context.Open<IPersonV1Store>();
        first.Create(UpgradeReadCases.Older("p"));
        first.AppendNotes("p", new PersonNoteV1("n3", "third x"));
        var second = context.Open<IPersonV2Store>();
        second.AppendNotes("p", new PersonNoteV2("n4", "four", "text of four"));
        var loaded = second.Load("p");
        loaded.Notes.Add(new PersonNoteV2("n5", "five", "text of five"));
        second.Save(loaded);
        Check.Sequence(["first", "second", "third", "four", "five"], second.ReadNotes("p").Select(static note => note.Title));
        var third = context.Open<IPersonV3Store>();
        third.AppendNotes("p", new PersonNoteV3("n6", "six", ["text", "of", "six"]));
        context.CloseAll();
        third = context.Open<IPersonV3Store>();
        string[] words = ["first of all", "second", "third x", "text of four", "text of five", "text of six"];
        Check.Sequence(words, third.ReadNotes("p").Select(static note => string.Join(' ', note.Words)));
        Check.Sequence(words.Skip(3), third.ReadLastNotes("p", 3).Select(static note => string.Join(' ', note.Words)));
        Check.Sequence(words.Skip(1).Take(3), third.ReadNotes("p", 1, 3).Select(static note => string.Join(' ', note.Words)));
        Check.Sequence(words, third.Load("p").Notes.Select(static note => string.Join(' ', note.Words)));
        Check.Sequence(words.Skip(4), third.Load("p", SessionLoad.LastEntries(2)).Notes.Select(static note => string.Join(' ', note.Words)));
        Check.Sequence([], third.Verify().Findings);
    }

    private static void ASaveStoresWhatTheStepsMade(CaseContext context)
    {
        context.Open<IPersonV1Store>().Create(UpgradeReadCases.Older("p"));
        var store = context.Open<IPersonV2Store>();
        var loaded = store.Load("p");
        store.Save(loaded);
        loaded.Home.Town = "Ockham";
        store.Save(loaded);
        context.CloseAll();
        store = context.Open<IPersonV2Store>();
        var found = store.Load("p");
        Check.Equal(("RED", "P-cp", "Ockham"), (found.Team, found.Code, found.Home.Town));
        UpgradeReadCases.CheckNotes(found.Notes);
        UpgradeReadCases.CheckFound(store.FindByTags("#two"), store.FindByTags("two"));
        Check.Sequence([], store.Verify().Findings);
        Check.Throws<SessionSchemaException>(() => context.Open<IPersonV1Store>().Load("p"));
    }

    private static void ASessionThatGrewSinceItWasLoadedIsSavedOnce(CaseContext context)
    {
        context.Open<IPersonV1Store>().Create(UpgradeReadCases.Older("p"));
        var store = context.Open<IPersonV2Store>();
        var loaded = store.Load("p");
        Check.Equal(3L, store.AppendNotes("p", new PersonNoteV2("n3", "three", "three")));
        UpgradeReadCases.CheckUpgraded(store.Load("p", SessionLoad.HeaderOnly), notes: 0);
        store.Save(loaded);
        Check.Equal(4L, store.AppendNotes("p", new PersonNoteV2("n4", "four", "four")));
        var found = store.Load("p");
        Check.Equal(("RED", "P-cp"), (found.Team, found.Code));
        Check.Sequence(["first", "second", "three", "four"], found.Notes.Select(static note => note.Title));
    }

    private static void AnAppendToAnOlderSessionRefusesEarlierPrograms(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        older.Create(UpgradeReadCases.Older("p"));
        var store = context.Open<IPersonV2Store>();
        Check.Equal(2L, store.AppendNotes("p", []));
        Check.Equal(3L, older.AppendNotes("p", new PersonNoteV1("n3", "three")));
        Check.Equal(4L, store.AppendNotes("p", new PersonNoteV2("n4", "four", "text")));
        Check.Throws<SessionSchemaException>(() => older.Load("p"));
        Check.Throws<SessionSchemaException>(() => older.AppendNotes("p", new PersonNoteV1("n5", "five")));
        Check.Throws<SessionSchemaException>(() => older.ReadNotes("p"));
        UpgradeReadCases.CheckUpgraded(store.Load("p", SessionLoad.HeaderOnly), notes: 0);
        Check.Sequence(["first", "second", "three", "four"], store.Load("p").Notes.Select(static note => note.Title));
        UpgradeReadCases.CheckFound(store.FindByTeam("RED"), store.FindByTeam("red"));
        Check.Sequence([], store.Verify().Findings);
    }

    private static void AnEntryOfAnEarlierVersionKeepsItsId(CaseContext context)
    {
        context.Open<IPersonV1Store>().Create(UpgradeReadCases.Older("p"));
        var store = context.Open<IPersonV2Store>();
        Check.Equal(2L, store.AppendNotes("p", new PersonNoteV2("n2", "again", "again")));
        Check.Equal(3L, store.AppendNotes("p", [new PersonNoteV2("n1", "again", "again"), new PersonNoteV2("n3", "three", "three")]));
        Check.Sequence(["first", "second", "three"], store.ReadNotes("p").Select(static note => note.Title));
    }

    private static void EarlierProgramsGoOnWithWhatNobodyUpgraded(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        older.Create(UpgradeReadCases.Older("p"));
        var store = context.Open<IPersonV2Store>();
        UpgradeReadCases.CheckUpgraded(store.Load("p"));
        var session = older.Load("p");
        session.FullName = "Ada Byron";
        session.Notes.Add(new PersonNoteV1("n3", "third"));
        older.Save(session);
        older.Create(UpgradeReadCases.Older("q"));
        Check.Equal("Byron", store.Load("p").LastName);
        Check.Sequence(["first", "second", "third"], store.Load("p").Notes.Select(static note => note.Title));
        UpgradeReadCases.CheckUpgraded(store.Load("q"));
    }
}
