using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Keys.</summary>
internal static class KeyCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.AnyKey, HostileKeysAreKeysLikeAnyOther),
        new(Contract.DistinctKeys, KeysThatLookAlikeStayApart),
        new(Contract.DistinctKeys, CompositeKeysThatLookAlikeStayApart),
        new(Contract.AnyKey, KeysOfUpTo512Characters),
        new(Contract.AnyKey, KeysThatNoSessionCanHaveAreRefused),
        new(Contract.AnyKey, ASessionWithSuchAKeyIsInvalid),
        new(Contract.AnyKey, GuidAndIntegerKeys),
        new(Contract.AnyKey, APartOfACompositeKeyMayBeEmpty),
        new(Contract.AnyKey, ANullPartOfACompositeKeyIsRefused),
    ];

    private static void HostileKeysAreKeysLikeAnyOther(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in Texts.HostileKeys)
        {
            var chat = Samples.Chat(key);
            chat.Topic = $"topic of {key.Length}";
            store.Create(chat);
            store.AppendMessages(key, Samples.Message(1) with { Content = key });
        }

        context.CloseAll();
        store = context.Open<IMultichatSessionStore>();
        foreach (var key in Texts.HostileKeys)
        {
            var chat = store.Load(key);
            Check.Equal(key, chat.SessionId);
            Check.Equal(key, chat.Messages.Single().Content);
            store.Save(chat);
            Check.True(store.Exists(key), $"Exists(\"{key}\")");
        }

        Check.Equal(Texts.HostileKeys.Length, store.Count());
        Check.Sequence(Texts.HostileKeys.Order(Mapping.KeyOrder.Utf8), store.Keys());
        Check.Sequence(Texts.HostileKeys.Order(Mapping.KeyOrder.Utf8), store.FindByParticipants("Agent-7"));
        Check.True(Texts.HostileKeys.All(store.Delete), "each can be deleted");
        Check.Equal(0L, store.Count());
    }

    private static void KeysThatLookAlikeStayApart(CaseContext context)
    {
        string[][] groups =
        [
            ["case", "Case", "CASE", "cAsE"],
            ["é", "e\u0301", "É", "E\u0301"],
            ["a", "a ", "a.", "a\0", "A", "a/", "a%20", "%61"],
            [new string('k', 512), new string('k', 511), new string('K', 512), new string('k', 511) + "l"],
        ];
        var store = context.Open<IMultichatSessionStore>();
        foreach (var group in groups)
        {
            foreach (var key in group)
            {
                store.Create(Samples.Chat(key));
                Check.Equal(1L, store.AppendMessages(key, Samples.Message(1) with { Content = key }));
            }

            Check.True(group.All(key => store.Load(key).Messages.Single().Content == key), "each has its own log");
            Check.True(store.Delete(group[0]));
            Check.Sequence(group.Skip(1), group.Where(store.Exists));
        }
    }

    private static void APartOfACompositeKeyMayBeEmpty(CaseContext context)
    {
        var store = context.Open<ITeamTaskStore>();
        store.Create(new TeamTask { Team = "", Number = 2, Remarks = ["r"] });
        store.Create(new TeamTask { Team = "/", Number = 2 });
        store.Save(store.Load(("", 2)));
        Check.Equal(2L, store.AppendRemarks(("", 2), "s"));
        Check.Sequence([("", 2L), ("/", 2L)], store.Keys());
        Check.True(store.Delete(("", 2)));
        Check.Sequence([("/", 2L)], store.Keys());
    }

    private static void ANullPartOfACompositeKeyIsRefused(CaseContext context)
    {
        var store = context.Open<ITeamTaskStore>();
        Check.Throws<SessionValidationException>(() => store.Exists((null!, 2)));
        Check.Throws<SessionValidationException>(() => store.Find((null!, 2)));
        Check.Throws<SessionValidationException>(() => store.Delete((null!, 2)));
        Check.Throws<SessionValidationException>(() => store.Create(new TeamTask { Team = null!, Number = 2 }));
        Check.Equal(0L, store.Count());
    }

    private static void CompositeKeysThatLookAlikeStayApart(CaseContext context)
    {
        (string, long)[] keys = [("a", 1), ("a/1", 1), ("a", 11), ("a1", 1), ("a%2F1", 1), ("a/", 1), ("/", 0), ("%", 0), ("%2F", 0), ("A", 1), ("a\0", 1), ("a", -1)];
        var store = context.Open<ITeamTaskStore>();
        foreach (var key in keys)
        {
            store.Create(new TeamTask { Team = key.Item1, Number = key.Item2, Remarks = [$"{key}"] });
        }

        Check.Sequence(keys.Select(key => $"{key}"), keys.Select(key => store.ReadRemarks(key).Single()));
        Check.Sequence(keys, keys.Select(key => store.Load(key)).Select(task => (task.Team, task.Number)));
        Check.Equal(keys.Length, store.Keys().Intersect(keys).Count());
        Check.True(store.Delete(("a", 1)) && !store.Exists(("a", 1)) && store.Exists(("a/1", 1)) && store.Exists(("A", 1)), "one is deleted, not its neighbours");
    }

    private static void KeysOfUpTo512Characters(CaseContext context)
    {
        string[] keys = [new('k', 512), new('\u4e2d', 512), string.Concat(Enumerable.Repeat("😀", 256)), new('/', 512), new('.', 512), new('%', 512), new('{', 512)];
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in keys)
        {
            store.Create(Samples.Chat(key, messages: 1));
            Check.Equal(2L, store.AppendMessages(key, Samples.Message(2)));
            Check.Equal(key, store.Load(key).SessionId);
        }

        Check.Sequence(keys.Order(Mapping.KeyOrder.Utf8), store.Keys());
    }

    private static void KeysThatNoSessionCanHaveAreRefused(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in (string[])["", new('k', 513), "a\ud800", "\udc00", null!])
        {
            Check.Throws<ArgumentException>(() => store.Find(key));
            Check.Throws<ArgumentException>(() => store.Load(key));
            Check.Throws<ArgumentException>(() => store.Delete(key));
            Check.Throws<ArgumentException>(() => store.Exists(key));
            Check.Throws<ArgumentException>(() => store.ReadMessages(key));
            Check.Throws<ArgumentException>(() => store.ReadLastMessages(key, 1));
            Check.Throws<ArgumentException>(() => store.CountMessages(key));
            Check.Throws<ArgumentException>(() => store.AppendMessages(key, Samples.Message(1)));
        }
    }

    private static void ASessionWithSuchAKeyIsInvalid(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in (string[])["", new('k', 513), "a\ud800"])
        {
            var error = Check.Throws<SessionValidationException>(() => store.Create(Samples.Chat(key)));
            Check.Sequence(["SessionId"], error.Failures.Select(static failure => failure.Member).Distinct());
        }

        Check.Equal(0L, store.Count());
    }

    private static void GuidAndIntegerKeys(CaseContext context)
    {
        var runs = context.Open<IAgentRunStore>();
        var id = Guid.NewGuid();
        runs.Create(new AgentRun { RunId = id, Agent = "a" });
        Check.Equal("a", runs.Load(new Guid(id.ToByteArray())).Agent);
        Check.True(runs.Find(Guid.NewGuid()) is null);
        Check.True(runs.Delete(id));
        var documents = context.Open<ILearningDocumentStore>();
        documents.Create(new LearningDocument { Id = -7, Title = "minus seven" });
        documents.Create(new LearningDocument { Id = 7, Title = "seven" });
        Check.Equal("minus seven", documents.Load(-7).Title);
        Check.True(documents.Delete(-7));
        Check.Sequence([7L], documents.Keys());
    }
}
