using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What becomes of stored values of an enum when the enum changes.</summary>
internal static class EnumChangeCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Schema, AValueInsertedIntoAnEnumMovesNoOther),
        new(Contract.Schema, ANameThatAnEnumLacksDoesNotFit),
    ];

    private static void AValueInsertedIntoAnEnumMovesNoOther(CaseContext context)
    {
        var older = context.Open<IContactV1Store>();
        older.Create(ClassChangeCases.Older("c"));
        older.Create(new ContactV1 { Id = "d", Mood = (ContactMoodV1)9, PastMood = null });
        Check.Sequence(["c"], older.FindByMood(ContactMoodV1.Open));
        var store = context.Open<IContactV2Store>();
        Check.Sequence(["c"], store.FindByMood(ContactMoodV2.Open));
        Check.Sequence([], store.FindByMood(ContactMoodV2.Triage));
        Check.Sequence(["d"], store.FindByMood((ContactMoodV2)9));
        Check.Sequence(["c"], store.FindByPastMood(ContactMoodV2.Closed));
        Check.Sequence(["c"], store.FindByTraits(ContactTraitsV2.Loud | ContactTraitsV2.Kind));
        Check.Sequence([], store.FindByTraits(ContactTraitsV2.Quick | ContactTraitsV2.Loud));
        CheckMoods(store.Load("c"));
        Check.Equal(((ContactMoodV2)9, (ContactMoodV2?)null), (store.Load("d").Mood, store.Load("d").PastMood));
        var found = store.Load("c");
        found.Mood = ContactMoodV2.Triage;
        store.Save(found);
        Check.Sequence(["c"], store.FindByMood(ContactMoodV2.Triage));
        Check.Sequence([], store.FindByMood(ContactMoodV2.Open));
        Check.True(store.Verify().IsIntact, "nothing is damaged");
    }

    private static void CheckMoods(ContactV2 found)
    {
        Check.Equal((ContactMoodV2.Open, (ContactMoodV2?)ContactMoodV2.Closed, ContactTraitsV2.Loud | ContactTraitsV2.Kind), (found.Mood, found.PastMood, found.Traits));
        Check.Sequence([ContactMoodV2.New, ContactMoodV2.Open], found.FormerMoods);
        Check.Sequence([ContactMoodV2.Open, ContactMoodV2.Closed], found.CallNotes.Select(static note => note.NoteMood));
    }

    private static void ANameThatAnEnumLacksDoesNotFit(CaseContext context)
    {
        var full = context.Open<IContactV1Store>();
        full.Create(ClassChangeCases.Older("c"));
        full.Create(new ContactV1 { Id = "d", Mood = ContactMoodV1.Closed });
        var store = context.Open<IContactMoodyStore>();
        Check.Equal(ContactMoodBrief.Closed, store.Load("d").Mood);
        Check.Sequence(["d"], store.FindByMood(ContactMoodBrief.Closed));
        var error = Check.Throws<SessionSchemaException>(() => store.Load("c"));
        Check.Equal("c", error.SessionKey);
        Check.True(error.Message.Contains("does not fit class ContactMoody: member 'Mood' holds \"Open\", but a name of the enum ContactMoodBrief was expected. ", StringComparison.Ordinal), $"the words are those of every backend: {error.Message}");
        Check.Sequence(["c", "d"], store.Keys());
        Check.Sequence(["c"], store.Verify().Findings.Select(static finding => finding.SessionKey!));
        Check.Sequence(["c"], context.Open<IContactV1Store>().FindByMood(ContactMoodV1.Open));
    }
}
