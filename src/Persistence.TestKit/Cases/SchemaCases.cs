using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Two versions of one class over the same data: the newer one reads what the older one wrote.</summary>
internal static class SchemaCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Schema, OlderDataIsReadUnderFormerNamesAndWithDefaults),
        new(Contract.Schema, OlderDataIsWrittenOnByTheNewerClass),
        new(Contract.Schema, AnAppendToOlderDataKeepsTheLog),
        new(Contract.Schema, AnIndexAddedLaterFindsWhatIsSavedSince),
        new(Contract.Schema, NewMembersHaveTheirDefaultsWhereverTheyStand),
    ];

    private static void OlderDataIsReadUnderFormerNamesAndWithDefaults(CaseContext context)
    {
        context.Open<IProfileV1Store>().Create(Older("p"));
        var found = context.Open<IProfileV2Store>().Load("p");
        Check.Equal("nick", found.Display);
        Check.Equal("team", found.Team);
        Check.Equal("en", found.Language);
        Check.Equal(null, found.Level);
        Check.Sequence(["one", "two"], found.Remarks);
        Check.Equal(0, found.Steps.Count);
    }

    private static void OlderDataIsWrittenOnByTheNewerClass(CaseContext context)
    {
        context.Open<IProfileV1Store>().Create(Older("p"));
        context.CloseAll();
        var store = context.Open<IProfileV2Store>();
        var profile = store.Load("p");
        (profile.Display, profile.Level) = ("display", 3);
        profile.Remarks.Add("three");
        profile.Steps.Add(new RunStep("step", 1));
        store.Save(profile);
        var found = context.Open<IProfileV2Store>().Load("p");
        Check.Equal("display", found.Display);
        Check.Equal(3, found.Level);
        Check.Equal(2L, Samples.Version(found));
        Check.Sequence(["one", "two", "three"], found.Remarks);
        Check.Equal(1, found.Steps.Count);
        Check.Sequence(["p"], store.Keys());
    }

    private static void AnAppendToOlderDataKeepsTheLog(CaseContext context)
    {
        context.Open<IProfileV1Store>().Create(Older("p"));
        var store = context.Open<IProfileV2Store>();
        Check.Equal(2L, store.CountRemarks("p"));
        Check.Equal(3L, store.AppendRemarks("p", "three"));
        Check.Equal(1L, store.AppendSteps("p", new RunStep("step", 1)));
        Check.Sequence(["one", "two", "three"], store.ReadRemarks("p"));
        Check.Sequence(["two", "three"], store.ReadLastRemarks("p", 2));
        Check.Sequence(["one", "two", "three"], store.Load("p").Remarks);
        Check.Equal("nick", store.Load("p").Display);
    }

    private static void AnIndexAddedLaterFindsWhatIsSavedSince(CaseContext context)
    {
        context.Open<IProfileV1Store>().Create(Older("p"));
        var store = context.Open<IProfileV2Store>();
        store.Save(store.Load("p"));
        store.Create(new ProfileV2 { Id = "q", Team = "team" });
        Check.Sequence(["p", "q"], store.FindByTeam("team"));
    }

    private static void NewMembersHaveTheirDefaultsWhereverTheyStand(CaseContext context)
    {
        context.Open<IContactV1Store>().Create(ClassChangeCases.Older("c"));
        var store = context.Open<IContactV2Store>();
        var found = store.Load("c");
        Check.Equal(("nowhere", new PersonDoor("front", 1)), (found.MainAddress.Country, found.MainAddress.Door));
        Check.Equal(("it's \"new\"", true, -9), (found.Greeting, found.IsNew, found.Balance));
        Check.Sequence([("unknown", 3, -0.5), ("unknown", 3, -0.5)], found.CallNotes.Select(static note => (note.Author, note.Stars, note.Weight)));
        Check.Sequence([("unknown", 3, -0.5), ("unknown", 3, -0.5)], store.ReadCallNotes("c").Select(static note => (note.Author, note.Stars, note.Weight)));
        Check.Equal(("new,it's", DateTimeOffset.UnixEpoch.AddDays(1), "made here", 4), (string.Join(',', found.Labels ?? []), found.Since, found.Origin, found.Weeks));
        Check.Sequence(["none", "none"], store.ReadCallNotes("c").SelectMany(static note => note.Links ?? []));

        // A null that is stored is one.
        (found.Greeting, found.IsNew, found.Balance) = (null, null, null);
        (found.Labels, found.Since, found.Origin, found.Weeks) = (null, null, null, null);
        found.CallNotes.Add(new ContactNoteV2("n9", "words", ContactMoodV2.Triage, Weight: null));
        store.Save(found);
        found = store.Load("c");
        Check.Equal((null, null, null), (found.Greeting, found.IsNew, found.Balance));
        Check.Equal((null, null, null, null), (found.Labels, found.Since, found.Origin, found.Weeks));
        Check.Sequence([-0.5, -0.5, null], found.CallNotes.Select(static note => note.Weight));
    }

    /// <summary>A session of the earlier version.</summary>
    public static ProfileV1 Older(string id) => new() { Id = id, Nick = "nick", Rank = 7, Team = "team", Notes = ["one", "two"] };
}
