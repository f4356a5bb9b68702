using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Exists, Count, Keys and Verify.</summary>
internal static class ListingCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Existence, ExistsAndCountFollowCreateAndDelete),
        new(Contract.Keys, TextKeysAscendByTheirUtf8Bytes),
        new(Contract.Keys, IntegerKeysAscendByValue),
        new(Contract.Keys, CompositeKeysAscendPartByPart),
        new(Contract.Keys, GuidKeysAscendByTheirText),
        new(Contract.Keys, ManyKeysComeCompleteAndOnce),
        new(Contract.Keys, KeysMayBeReadWhileSessionsComeAndGo),
        new(Contract.Existence, ClassesDoNotSeeEachOther),
        new(Contract.Verify, VerifyCountsWhatItReadAndFindsNothing),
    ];

    private static void ExistsAndCountFollowCreateAndDelete(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.Equal(0L, store.Count());
        Check.True(!store.Exists("a"));
        store.Create(Samples.Chat("a"));
        store.Create(Samples.Chat("b"));
        Check.Equal(2L, store.Count());
        Check.True(store.Exists("a") && store.Exists("b") && !store.Exists("c"));
        store.Delete("a");
        Check.Equal(1L, store.Count());
        Check.True(!store.Exists("a"));
    }

    private static void TextKeysAscendByTheirUtf8Bytes(CaseContext context)
    {
        // U+E000 and U+FF5E sort before the emoji in UTF-8, after it in UTF-16; capitals before small letters.
        string[] ascending = ["!", "10", "9", "A", "B", "a", "a ", "a!", "aa", "ab", "b", "é", "中", "\ue000", "～", "😀"];
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in ascending.Reverse())
        {
            store.Create(Samples.Chat(key));
        }

        Check.Sequence(ascending, store.Keys());
        Check.Sequence(ascending, store.FindByStatus(SessionStatus.Active));
    }

    private static void IntegerKeysAscendByValue(CaseContext context)
    {
        long[] ascending = [long.MinValue, -1000, -20, -3, -1, 0, 1, 9, 10, 99, 100, long.MaxValue];
        var store = context.Open<ILearningDocumentStore>();
        foreach (var key in ascending.OrderBy(key => key % 7))
        {
            store.Create(new LearningDocument { Id = key });
        }

        Check.Sequence(ascending, store.Keys());
        Check.Sequence(ascending, ascending.Select(key => store.Load(key).Id));
    }

    private static void CompositeKeysAscendPartByPart(CaseContext context)
    {
        (string Team, long Number)[] ascending = [("a", -5), ("a", 2), ("a", 10), ("a!", 1), ("a/", 1), ("a/b", 1), ("aa", 0), ("b", 1)];
        var store = context.Open<ITeamTaskStore>();
        foreach (var key in ascending.Reverse())
        {
            store.Create(new TeamTask { Team = key.Team, Number = key.Number, Assignee = "x" });
        }

        Check.Sequence(ascending, store.Keys());
        Check.Sequence(ascending, store.FindByAssignee("x"));
    }

    private static void GuidKeysAscendByTheirText(CaseContext context)
    {
        var keys = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).Append(Guid.Empty).ToList();
        var store = context.Open<IAgentRunStore>();
        keys.ForEach(key => store.Create(new AgentRun { RunId = key }));
        Check.Sequence(keys.OrderBy(key => key.ToString("D"), StringComparer.Ordinal), store.Keys());
    }

    private static void ManyKeysComeCompleteAndOnce(CaseContext context)
    {
        var store = context.Open<IServerSettingStore>();
        var keys = Enumerable.Range(0, 300).Select(number => $"k{number:D4}").ToList();
        Parallel.ForEach(keys, new ParallelOptions { MaxDegreeOfParallelism = 4 }, key => store.Create(new ServerSetting { Name = key }));
        Check.Sequence(keys, store.Keys());
        Check.Sequence(keys.Take(5), store.Keys().Take(5));
        Check.Equal(300L, store.Count());
    }

    private static void KeysMayBeReadWhileSessionsComeAndGo(CaseContext context)
    {
        var store = context.Open<IServerSettingStore>();
        for (var number = 0; number < 150; number++)
        {
            store.Create(new ServerSetting { Name = $"stays{number:D3}" });
        }

        var seen = new List<string>();
        foreach (var key in store.Keys())
        {
            seen.Add(key);
            if (seen.Count % 10 == 1)
            {
                store.Create(new ServerSetting { Name = $"comes{seen.Count:D3}" });
                store.Delete($"comes{seen.Count - 10:D3}");
            }
        }

        Check.Equal(150, seen.Count(key => key.StartsWith("stays", StringComparison.Ordinal)));
        Check.Equal(seen.Count, seen.Distinct().Count());
    }

    private static void ClassesDoNotSeeEachOther(CaseContext context)
    {
        var chats = context.Open<IMultichatSessionStore>();
        var runs = context.Open<IWorkflowRunStore>();
        chats.Create(Samples.Chat("same", messages: 2));
        Check.True(runs.Find("same") is null);
        runs.Create(new WorkflowRun { RunId = "same", Messages = [Samples.Message(7)] });
        Check.Sequence(Samples.Ids(1, 2), Samples.Ids(chats.ReadMessages("same")));
        Check.Sequence(["same"], runs.Keys());
        Check.True(runs.Delete("same"));
        Check.Equal(2L, chats.CountMessages("same"));
        Check.Equal(0L, runs.Count());
    }

    private static void VerifyCountsWhatItReadAndFindsNothing(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.Equal(0L, store.Verify().SessionsChecked);
        store.Create(Samples.Chat("a", messages: 2));
        store.Create(Samples.Chat("b"));
        store.AppendMessages("b", Samples.Messages(1, 3));
        store.Save(store.Load("b"));
        var report = store.Verify();
        Check.True(report.IsIntact, string.Join("; ", report.Findings));
        Check.Equal(2L, report.SessionsChecked);
        Check.Equal(5L, report.EntriesChecked);
    }
}
