using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Errors, damage, and backends that are away.</summary>
internal static class ErrorCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Errors, EveryErrorSaysWhichSessionAndWhichStore),
        new(Contract.Errors, AnUnreachableBackendIsOneClearError),
        new(Contract.Damage, DamageIsAnErrorAndNeverNull),
        new(Contract.Damage, DamageIsNeverOverwritten),
        new(Contract.Damage, DamageOfOneSessionLeavesTheOthers),
        new(Contract.Verify, VerifyNamesTheDamagedSession),
        new(Contract.Durability, AnotherStoreSeesEachCommitAtOnce),
        new(Contract.Durability, EverythingIsThereAfterAReopen),
    ];

    private static void EveryErrorSaysWhichSessionAndWhichStore(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("the key"));
        var stale = store.Load("the key");
        store.Save(store.Load("the key"));
        var invalid = Samples.Chat("the key");
        invalid.Topic = "";
        SessionException[] errors =
        [
            Check.Throws<SessionExistsException>(() => store.Create(Samples.Chat("the key"))),
            Check.Throws<SessionConflictException>(() => store.Save(stale)),
            Check.Throws<SessionValidationException>(() => store.Create(invalid)),
            Check.Throws<SessionNotFoundException>(() => store.Load("the key 2")),
            Check.Throws<SessionNotFoundException>(() => store.AppendMessages("the key 2", Samples.Message(1))),
        ];
        foreach (var error in errors)
        {
            Check.True(error.SessionKey!.StartsWith("the key", StringComparison.Ordinal), $"{error.GetType().Name}.SessionKey: {error.SessionKey}");
            Check.True(error.Message.Contains(error.SessionKey, StringComparison.Ordinal), $"the message names the session: {error.Message}");
            Check.True(!string.IsNullOrEmpty(error.Store) && error.Message.Contains(error.Store, StringComparison.Ordinal), $"the message names the store: {error.Message}");
            Check.True(!error.Message.Contains('\n', StringComparison.Ordinal), $"one line: {error.Message}");
        }
    }

    private static void AnUnreachableBackendIsOneClearError(CaseContext context)
    {
        var open = context.Environment.Unreachable();
        Check.Possible(open is not null, "the backend is always there");
        using var store = new LazyStore(open!);
        SessionException[] errors =
        [
            Check.Throws<SessionStoreUnavailableException>(() => store.Value.Create(Samples.Chat("c"))),
            Check.Throws<SessionStoreUnavailableException>(() => store.Value.Find("c")),
            Check.Throws<SessionStoreUnavailableException>(() => store.Value.AppendMessages("c", Samples.Message(1))),
            Check.Throws<SessionStoreUnavailableException>(() => store.Value.Count()),
        ];
        Check.True(errors.All(error => error.Message.Length > 0 && !error.Message.Contains('\n', StringComparison.Ordinal)), "the messages are one line each");
    }

    private static void DamageIsAnErrorAndNeverNull(CaseContext context)
    {
        var store = Damage.Cause(context);
        var error = Check.Throws<SessionCorruptedException>(() => store.Find("c"));
        Check.Equal("c", error.SessionKey);
        Check.Throws<SessionCorruptedException>(() => store.Load("c"));
        Check.Throws<SessionCorruptedException>(() => store.Find("c", SessionLoad.HeaderOnly));
    }

    private static void DamageIsNeverOverwritten(CaseContext context)
    {
        var store = Damage.Cause(context);
        Check.Throws<SessionCorruptedException>(() => store.Load("c"));
        try
        {
            store.Create(Samples.Chat("c"));
            throw new ConformanceException("A damaged session was overwritten by Create.");
        }
        catch (SessionException error)
        {
            Check.True(error is SessionExistsException or SessionCorruptedException, $"Create over a damaged session gave {error.GetType().Name}");
        }

        Check.Throws<SessionCorruptedException>(() => store.Load("c"));
    }

    private static void DamageOfOneSessionLeavesTheOthers(CaseContext context)
    {
        var store = Damage.Cause(context);
        Check.Equal(2L, store.CountMessages("other"));
        Samples.CheckHeader(Samples.Chat("other"), store.Load("other"));
        store.Save(store.Load("other"));
        store.Create(Samples.Chat("new"));
        Check.True(store.Exists("new"));
    }

    private static void VerifyNamesTheDamagedSession(CaseContext context)
    {
        var report = Damage.Cause(context).Verify();
        Check.True(!report.IsIntact);
        Check.True(report.Findings.Any(finding => finding.SessionKey == "c"), $"one finding is about the damaged session: {string.Join("; ", report.Findings)}");
        Check.True(report.Findings.All(finding => finding.SessionKey == "c" && finding.Location.Length > 0 && finding.Problem.Length > 0), "only that session, with place and problem");
        Check.Equal(2L, report.SessionsChecked);
    }

    private static void AnotherStoreSeesEachCommitAtOnce(CaseContext context)
    {
        var (writer, reader) = (context.Open<IMultichatSessionStore>(), context.Open<IMultichatSessionStore>());
        var chat = Samples.Chat("c");
        writer.Create(chat);
        Check.True(reader.Exists("c"));
        for (var number = 1; number <= 10; number++)
        {
            writer.AppendMessages("c", Samples.Message(number));
            Check.Equal((long)number, reader.CountMessages("c"));
            chat.Topic = $"topic {number}";
            writer.Save(chat);
            Check.Equal(chat.Topic, reader.Load("c", SessionLoad.HeaderOnly).Topic);
            Check.Sequence([Samples.Message(number)], reader.ReadLastMessages("c", 1));
        }

        writer.Delete("c");
        Check.True(reader.Find("c") is null);
    }

    private static void EverythingIsThereAfterAReopen(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        store.AppendMessages("c", Samples.Messages(3, 2));
        var chat = store.Load("c");
        chat.Status = SessionStatus.Ended;
        chat.Messages.Add(Samples.Message(5));
        store.Save(chat);
        context.CloseAll();
        store = context.Open<IMultichatSessionStore>();
        var found = store.Load("c");
        Samples.CheckHeader(chat, found);
        Check.Equal(2L, Samples.Version(found));
        Check.Sequence(Samples.Messages(1, 5), found.Messages);
        Check.Sequence(["c"], store.FindByStatus(SessionStatus.Ended));
        Check.Equal(6L, store.AppendMessages("c", Samples.Message(6)));
        Check.Sequence(["c"], store.Keys());
    }
}
