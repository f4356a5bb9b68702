using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What becomes of stored data when the class changes: the same on every backend, and nothing is lost without a word.</summary>
internal static class ClassChangeCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Schema, WhatHadTwoWordsIsReadUnderItsFormerName),
        new(Contract.Schema, WhatHadTwoWordsSurvivesASave),
        new(Contract.Schema, ANullWhereThereIsNoneAnyMoreIsTheDefault),
        new(Contract.Schema, ARequiredMemberThatIsNotStoredIsRefused),
        new(Contract.Schema, ARequiredNumberThatIsNotStoredIsRefused),
        new(Contract.Schema, AnEntryWithoutARequiredMemberIsRefused),
        new(Contract.Schema, MembersThatTheClassDoesNotKnowSurviveItsSaves),
        new(Contract.Schema, ACollectionThatBecameALogIsNotLost),
    ];

    private const string Advice = "is not in the stored data, or is null there; give it a default instead of 'required', so that data written before it existed can be read.";

    private static void WhatHadTwoWordsIsReadUnderItsFormerName(CaseContext context)
    {
        context.Open<IContactV1Store>().Create(Older("c"));
        var store = context.Open<IContactV2Store>();
        CheckRenamed(store.Load("c"));
        Check.Sequence([("n1", "one"), ("n2", "two")], store.ReadCallNotes("c").Select(static note => (note.Id, note.Words)));
        Check.Equal(2L, store.CountCallNotes("c"));
    }

    private static void WhatHadTwoWordsSurvivesASave(CaseContext context)
    {
        context.Open<IContactV1Store>().Create(Older("c"));
        var store = context.Open<IContactV2Store>();
        Check.Equal(3L, store.AppendCallNotes("c", new ContactNoteV2("n3", "three", ContactMoodV2.Triage)));
        var contact = store.Load("c");
        contact.Mood = ContactMoodV2.Triage;
        store.Save(contact);
        store.Save(contact);
        context.CloseAll();
        var found = context.Open<IContactV2Store>().Load("c");
        CheckRenamed(found);
        Check.Sequence([("one", "unknown"), ("two", "unknown"), ("three", "unknown")], found.CallNotes.Select(static note => (note.Words, note.Author)));
    }

    private static void CheckRenamed(ContactV2 found)
    {
        Check.Equal(("Ada Lovelace", "Main Street"), (found.DisplayName, found.MainAddress.Road));
        Check.Sequence(["one", "two"], found.CallNotes.Take(2).Select(static note => note.Words));
    }

    private static void ANullWhereThereIsNoneAnyMoreIsTheDefault(CaseContext context)
    {
        var older = context.Open<IContactV1Store>();
        older.Create(new ContactV1 { Id = "c" });
        older.Create(new ContactV1 { Id = "d", NickName = "dee", LuckyNumber = 3 });
        older.Create(new ContactV1 { Id = "e", NickName = "", LuckyNumber = 0 });
        var store = context.Open<IContactV2Store>();
        var found = store.Load("c");
        Check.Equal(("nobody", 7), (found.NickName, found.LuckyNumber));
        Check.Equal(("dee", 3), (store.Load("d").NickName, store.Load("d").LuckyNumber));
        Check.Equal(("", 0), (store.Load("e").NickName, store.Load("e").LuckyNumber));
        found.DisplayName = "saved";
        store.Save(found);
        Check.Equal(("nobody", 7), (store.Load("c").NickName, store.Load("c").LuckyNumber));
    }

    private static void ARequiredMemberThatIsNotStoredIsRefused(CaseContext context)
    {
        context.Open<IContactV1Store>().Create(Older("c"));
        var store = context.Open<IContactStrictStore>();
        var error = Check.Throws<SessionSchemaException>(() => store.Load("c"));
        Check.Equal("c", error.SessionKey);
        Check.Equal($"Session 'c' in {error.Store} does not fit class ContactStrict: the required member 'phoneNumber' {Advice}", error.Message);
        Check.Throws<SessionSchemaException>(() => store.Find("c", SessionLoad.HeaderOnly));
        Check.Sequence(["c"], store.Verify().Findings.Select(static finding => finding.SessionKey ?? "none").Distinct());
        store.Create(new ContactStrict { Id = "d", PhoneNumber = "1" });
        Check.Equal("1", store.Load("d").PhoneNumber);
    }

    private static void ARequiredNumberThatIsNotStoredIsRefused(CaseContext context)
    {
        context.Open<IContactV1Store>().Create(Older("c"));
        var store = context.Open<IContactCountedStore>();
        var error = Check.Throws<SessionSchemaException>(() => store.Load("c"));
        Check.Equal($"Session 'c' in {error.Store} does not fit class ContactCounted: the required member 'calls' {Advice}", error.Message);
        store.Create(new ContactCounted { Id = "d", Calls = 0 });
        Check.Equal(0, store.Load("d").Calls);
    }

    private static void AnEntryWithoutARequiredMemberIsRefused(CaseContext context)
    {
        context.Open<IContactV1Store>().Create(Older("c"));
        var store = context.Open<IContactStrictNotesStore>();
        Action[] calls = [() => store.Load("c"), () => store.ReadWorkNotes("c"), () => store.ReadLastWorkNotes("c", 1)];
        foreach (var call in calls)
        {
            var error = Check.Throws<SessionSchemaException>(call);
            Check.Equal("c", error.SessionKey);
            Check.Equal($"Session 'c' in {error.Store} does not fit class ContactStrictNotes: an entry of log 'workNotes': the required member 'author' {Advice}", error.Message);
        }

        Check.Sequence(["c"], store.Verify().Findings.Select(static finding => finding.SessionKey ?? "none").Distinct());
        store.Create(new ContactStrictNotes { Id = "d", WorkNotes = { new("n1", "Ada") } });
        Check.Sequence(["Ada"], store.ReadWorkNotes("d").Select(static note => note.Author));
    }

    private static void MembersThatTheClassDoesNotKnowSurviveItsSaves(CaseContext context)
    {
        var full = context.Open<IContactV1Store>();
        full.Create(Older("c"));
        var store = context.Open<IContactBriefStore>();
        var brief = store.Load("c");
        brief.FullName = "Ada King";
        store.Save(brief);
        store.Save(brief);
        brief = store.Load("c", SessionLoad.HeaderOnly);
        store.Save(brief);
        var found = full.Load("c");
        Check.Equal(("Ada King", "Main Street", "the countess"), (found.FullName, found.HomeAddress.StreetName, found.NickName));
        Check.Equal((ContactMoodV1.Open, (ContactMoodV1?)ContactMoodV1.Closed), (found.Mood, found.PastMood));
        Check.Sequence(["a", "b"], found.TagWords);
        Check.Sequence(["one", "two"], found.WorkNotes.Select(static note => note.NoteText));
        Check.True(full.Verify().IsIntact, "nothing is damaged");
        found.FullName = "again";
        full.Save(found);
        Check.Equal(("again", "Main Street"), (full.Load("c").FullName, full.Load("c").HomeAddress.StreetName));
    }

    private static void ACollectionThatBecameALogIsNotLost(CaseContext context)
    {
        var collection = context.Open<IContactV1Store>();
        collection.Create(Older("c"));
        var log = context.Open<IContactBriefStore>();
        Check.Equal(1L, log.AppendTagWords("c", "z"));
        var brief = log.Load("c");
        Check.Sequence(["z"], brief.TagWords);
        brief.TagWords.Add("y");
        log.Save(brief);
        var found = collection.Load("c");
        Check.Sequence(["a", "b"], found.TagWords);
        found.FullName = "saved";
        collection.Save(found);
        Check.Sequence(["z", "y"], log.Load("c").TagWords);
    }

    internal static ContactV1 Older(string id) => new()
    {
        Id = id,
        FullName = "Ada Lovelace",
        HomeAddress = new() { StreetName = "Main Street" },
        Mood = ContactMoodV1.Open,
        PastMood = ContactMoodV1.Closed,
        Traits = ContactTraitsV1.Loud | ContactTraitsV1.Kind,
        FormerMoods = [ContactMoodV1.New, ContactMoodV1.Open],
        NickName = "the countess",
        TagWords = ["a", "b"],
        WorkNotes = [new("n1", "one", ContactMoodV1.Open), new("n2", "two", ContactMoodV1.Closed)],
    };
}
