using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>One session that cannot be read never hides the others, and is named where it could be among what was looked for.</summary>
internal static class SkippedCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Damage, ADamagedSessionHidesNoOther),
        new(Contract.Damage, ASessionThatIsUnusableInAnyWayHidesNoOther),
        new(Contract.Unfit, ASessionThatDoesNotFitHidesNoOther),
    ];

    private static void ADamagedSessionHidesNoOther(CaseContext context)
    {
        var store = Damage.Cause(context);
        store.Create(Samples.Chat("z"));
        Check.Sequence(["c", "other", "z"], store.Keys());
        Check.Equal(3L, store.Count());
        CheckFound("c", ["other", "z"], store.FindByStatus(Samples.Chat("any").Status));
        Check.Equal(0, store.PurgeExpired().Purged);
        Check.True(store.PurgeExpired().Skipped.All(static one => one.Session == "c"), "no other session is named");
        Check.Sequence(["c", "other", "z"], store.Keys());
    }

    // What is damaged is nothing that an index would hold, so each session is found, or named.
    private static void ASessionThatIsUnusableInAnyWayHidesNoOther(CaseContext context)
    {
        var ways = context.Environment.Damages;
        Check.Possible(ways.Count > 0, "the place offers no further ways to damage what it stores");
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in ways.Keys.Prepend("a").Append("z"))
        {
            store.Create(Samples.Chat(key, messages: 1));
        }

        context.CloseAll();
        foreach (var (key, damage) in ways)
        {
            damage(key);
        }

        store = context.Open<IMultichatSessionStore>();
        Check.Sequence(["a", "z"], store.Keys().Where(key => !ways.ContainsKey(key)));
        Check.Equal((long)store.Keys().Count(), store.Count());
        SessionKeys<string>[] lookups = [store.FindByStatus(Samples.Chat("any").Status), store.FindByParticipants("Agent-7"), store.FindByLastActivityBetween(Samples.Moment, Samples.Moment.AddTicks(1))];
        foreach (var found in lookups)
        {
            Check.Sequence(["a", "z"], found.Where(key => !ways.ContainsKey(key)));
            Check.Equal(ways.Count, found.Count - 2 + found.Skipped.Count);
        }

        Check.Equal(0, store.PurgeExpired().Purged);
        Check.True(lookups.SelectMany(static found => found.Skipped).Concat(store.PurgeExpired().Skipped).All(static one => one.Session is not ("a" or "z")), "no other session is named");
        var findings = store.Verify().Findings;
        Check.True(findings.Count >= ways.Count && findings.All(static finding => finding.SessionKey is not ("a" or "z")), "Verify names each, and no other");
        Check.Equal(2L, store.AppendMessages("z", Samples.Message(2)));
        Check.Equal(1, store.Load("a").Messages.Count);
    }

    private static void ASessionThatDoesNotFitHidesNoOther(CaseContext context)
    {
        var full = context.Open<IContactV1Store>();
        full.Create(ClassChangeCases.Older("c"));
        full.Create(new ContactV1 { Id = "d", Mood = ContactMoodV1.Closed });
        var store = context.Open<IContactMoodyStore>();
        store.Create(new ContactMoody { Id = "e", Mood = ContactMoodBrief.Closed });
        Check.Equal(3L, store.Count());
        var found = store.FindByMood(ContactMoodBrief.Closed);
        Check.Sequence(["d", "e"], found);
        Check.True(found.Skipped.All(static one => one.Session == "c" && one.Problem.Length > 0), "no other session is named");
        Check.Equal(0, store.PurgeExpired().Purged);
        Check.Sequence(["c", "d", "e"], store.Keys());
    }

    // An index may know the value of a session that cannot be read: then it is found, and loading it reports the problem.
    private static void CheckFound(string unusable, IEnumerable<string> others, SessionKeys<string> found)
    {
        Check.Sequence(others, found.Where(key => key != unusable));
        Check.True(found.Contains(unusable) ^ found.Skipped.Any(one => one.Session == unusable && one.Problem.Length > 0), "it is found, or named");
        Check.True(found.Skipped.All(one => one.Session == unusable), "no other session is named");
    }
}
