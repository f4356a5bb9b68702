using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Two versions of one class over the same data.</summary>
internal static class SchemaCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Schema, OlderDataIsReadUnderFormerNamesAndWithDefaults),
        new(Contract.Schema, OlderDataIsWrittenOnByTheNewerClass),
        new(Contract.Schema, AnAppendToOlderDataKeepsTheLog),
        new(Contract.Schema, NewerDataIsRefusedByTheOlderClass),
        new(Contract.Schema, NewerDataOfTheSameShapeIsRefusedToo),
        new(Contract.Schema, NewerDataIsNotDeletedByTheOlderClass),
        new(Contract.Schema, ARefusalDestroysNothing),
        new(Contract.Schema, AnIndexAddedLaterFindsWhatIsSavedSince),
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

    private static void NewerDataIsRefusedByTheOlderClass(CaseContext context)
    {
        var store = context.Open<IProfileV1Store>();
        var known = Older("p");
        store.Create(known);
        var newer = context.Open<IProfileV2Store>();
        newer.Save(newer.Load("p"));
        var error = Check.Throws<SessionSchemaException>(() => store.Find("p"));
        Check.Equal("p", error.SessionKey);
        Check.True(error.Message.Contains('2', StringComparison.Ordinal), "the message names the stored version");
        Check.Throws<SessionSchemaException>(() => store.Load("p", SessionLoad.HeaderOnly));
        Check.Throws<SessionSchemaException>(() => store.Save(known));
        Check.Throws<SessionSchemaException>(() => store.AppendNotes("p", "x"));
        Check.Throws<SessionSchemaException>(() => store.ReadNotes("p"));
        Check.Throws<SessionSchemaException>(() => store.CountNotes("p"));
    }

    private static void NewerDataOfTheSameShapeIsRefusedToo(CaseContext context)
    {
        var older = context.Open<ILooseTicketStore>();
        var known = new LooseTicket { Id = "T-1", Title = "old" };
        older.Create(known);
        var newer = context.Open<IStrictTicketStore>();
        var ticket = newer.Load(new TicketId(1));
        ticket.Title = "new";
        newer.Save(ticket);
        Check.Throws<SessionSchemaException>(() => older.Find("T-1"));
        Check.Throws<SessionSchemaException>(() => older.Load("T-1", SessionLoad.HeaderOnly));
        Check.Throws<SessionSchemaException>(() => older.Save(known));
        Check.Equal("new", newer.Load(new TicketId(1)).Title);
    }

    private static void NewerDataIsNotDeletedByTheOlderClass(CaseContext context)
    {
        var newer = context.Open<IStrictTicketStore>();
        newer.Create(new StrictTicket { Id = new TicketId(1), Title = "new" });
        Check.Throws<SessionSchemaException>(() => context.Open<ILooseTicketStore>().Delete("T-1"));
        Check.Equal("new", newer.Load(new TicketId(1)).Title);
        Check.True(newer.Delete(new TicketId(1)), "the newer class deletes it");
    }

    private static void ARefusalDestroysNothing(CaseContext context)
    {
        var newer = context.Open<IProfileV2Store>();
        newer.Create(new ProfileV2 { Id = "p", Display = "display", Language = "de", Level = 7, Remarks = ["r"], Steps = [new("s", 1)] });
        var older = context.Open<IProfileV1Store>();
        Check.Throws<SessionSchemaException>(() => older.Find("p"));
        Check.Throws<SessionExistsException>(() => older.Create(Older("p")));
        var found = context.Open<IProfileV2Store>().Load("p");
        Check.Equal(("display", "de", 7), (found.Display, found.Language, found.Level!.Value));
        Check.Sequence(["r"], found.Remarks);
        Check.Equal(1, found.Steps.Count);
        try
        {
            older.Create(Older("q"));
        }
        catch (SessionSchemaException)
        {
            // A backend whose sessions share a table may refuse the older class altogether.
            return;
        }

        Check.Equal("nick", newer.Load("q").Display);
    }

    private static void AnIndexAddedLaterFindsWhatIsSavedSince(CaseContext context)
    {
        context.Open<IProfileV1Store>().Create(Older("p"));
        var store = context.Open<IProfileV2Store>();
        store.Save(store.Load("p"));
        store.Create(new ProfileV2 { Id = "q", Team = "team" });
        Check.Sequence(["p", "q"], store.FindByTeam("team"));
    }

    private static ProfileV1 Older(string id) => new() { Id = id, Nick = "nick", Rank = 7, Team = "team", Notes = ["one", "two"] };
}
