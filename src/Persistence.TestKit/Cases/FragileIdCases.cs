using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Ids whose own code throws: the store reports it in its own errors, with what was thrown inside.</summary>
internal static class FragileIdCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Errors, AnIdThatCannotBeFormattedIsInvalid),
        new(Contract.Errors, AnIdThatCannotBeReadIsDamage),
        new(Contract.Errors, AValueThatTheClassRefusesIsASchemaErrorOfItsSession),
    ];

    private static void AnIdThatCannotBeFormattedIsInvalid(CaseContext context)
    {
        var store = context.Open<IFragileNoteStore>();
        var (key, topic, broken) = (New(), New(), New().Break());
        var note = new FragileNote { Id = key, Topic = topic };
        store.Create(note);
        note.Topic = broken;
        Action[] calls =
        [
            () => store.Create(new FragileNote { Id = broken, Topic = topic }),
            () => store.Create(new FragileNote { Id = New(), Topic = topic, Lines = { new(broken, "") } }),
            () => store.Save(note),
            () => store.Find(broken),
            () => store.Exists(broken),
            () => store.Delete(broken),
            () => store.AppendLines(key, new FragileLine(New(), ""), new FragileLine(broken, "")),
            () => store.AppendLines(broken, new FragileLine(New(), "")),
            () => store.ReadLines(broken),
            () => store.FindByTopic(broken),
        ];
        foreach (var call in calls)
        {
            var error = Check.Throws<SessionValidationException>(call);
            CheckCause(error);
            Check.True(error.Message.Contains(nameof(FragileId), StringComparison.Ordinal), $"names the type: {error.Message}");
            Check.True(error.Store is null || error.Message.Contains(error.Store, StringComparison.Ordinal), $"names the store: {error.Message}");
        }

        Check.Equal((1L, 0L), (store.Count(), store.CountLines(key)));
        Check.Equal(topic, store.Load(key).Topic);
    }

    private static void AnIdThatCannotBeReadIsDamage(CaseContext context)
    {
        var store = context.Open<IFragileNoteStore>();
        var (key, topic, line) = (New(), New(), New());
        store.Create(new FragileNote { Id = key, Topic = topic, Lines = { new(line, "") } });
        topic.Break();
        var error = Check.Throws<SessionCorruptedException>(() => store.Find(key, SessionLoad.HeaderOnly));
        CheckCause(error);
        Check.Equal(key.Text, error.SessionKey);
        line.Break();
        CheckCause(Check.Throws<SessionCorruptedException>(() => store.ReadLines(key)));
        Check.True(store.Verify().Findings.Any(finding => finding.SessionKey == key.Text), "Verify names the session");
        key.Break();
        CheckListed(store);
        Check.True(store.Verify().Findings.Any(finding => finding.SessionKey == key.Text), "Verify names the session by its stored key");
    }

    private static void AValueThatTheClassRefusesIsASchemaErrorOfItsSession(CaseContext context)
    {
        var store = context.Open<IFragileNoteStore>();
        var (key, other, remark, line) = (New(), New(), New(), New());
        store.Create(new FragileNote { Id = key, Topic = key, Remark = remark.Text });
        store.Create(new FragileNote { Id = other, Topic = key, Lines = { new(New(), line.Text) } });
        remark.Break();
        line.Break();
        CheckRefused("Remark", key, () => store.Find(key));
        CheckRefused("Lines", other, () => store.ReadLines(other));
        CheckRefused("Lines", other, () => store.Find(other));
        Check.True(store.Find(other, SessionLoad.HeaderOnly) is not null, "a header is read, whatever the entries hold");
        var found = store.Verify().Findings.Select(static finding => finding.SessionKey).Order(StringComparer.Ordinal).ToArray();
        Check.Sequence(new[] { key.Text, other.Text }.Order(StringComparer.Ordinal), found);
    }

    /// <summary>What <c>Verify</c> says of a key whose type's code throws, and of a value that the class refuses; without the random texts.</summary>
    public static List<string> Found(CaseContext context)
    {
        var store = context.Open<IFragileNoteStore>();
        List<FragileId> keys = [];
        foreach (var isKey in (bool[])[true, false])
        {
            var (key, remark) = (New(), New());
            store.Create(new FragileNote { Id = key, Topic = New(), Remark = remark.Text });
            (isKey ? key : remark).Break();
            keys.Add(key);
        }

        return [.. keys.SelectMany(key => store.Verify().Findings.Where(finding => finding.SessionKey == key.Text).Select(finding => finding.Problem.Replace(key.Text, "KEY", StringComparison.Ordinal)))];
    }

    private static void CheckRefused(string place, FragileId key, Action call)
    {
        var error = Check.Throws<SessionSchemaException>(call);
        CheckCause(error);
        Check.True(error.Message.Contains("refuses", StringComparison.Ordinal) && error.Message.Contains(key.Text, StringComparison.Ordinal), $"says whose code it was, and of which session: {error.Message}");
        Check.True(error.Message.Contains(place, StringComparison.OrdinalIgnoreCase), $"names the place: {error.Message}");
    }

    // What is no key any more is passed over, or named by an error.
    private static void CheckListed(IFragileNoteStore store)
    {
        try
        {
            Check.Sequence([], store.Keys());
        }
        catch (SessionCorruptedException damage)
        {
            CheckCause(damage);
        }
    }

    private static FragileId New() => new(Guid.NewGuid().ToString("N"));

    private static void CheckCause(Exception error)
    {
        Check.True(error.GetBaseException() is NotSupportedException, $"what was thrown is inside of: {error}");
        Check.True(!error.Message.Contains('\n', StringComparison.Ordinal), $"one line: {error.Message}");
    }
}
