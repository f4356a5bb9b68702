using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What goes wrong in the same way is said in the same words, whatever the backend: those of the in-memory store, but for the store's name.</summary>
internal static class WordingCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Wording, ErrorsHaveTheSameWordsOnEveryBackend),
        new(Contract.Wording, VerifyHasTheSameWordsOnEveryBackend),
    ];

    private static void ErrorsHaveTheSameWordsOnEveryBackend(CaseContext context)
    {
        using var memory = new InMemoryEnvironment();
        using var chats = memory.Open<IMultichatSessionStore>(TimeProvider.System);
        using var archives = memory.Open<IArchiveStore>(TimeProvider.System);
        var expected = Said(chats, archives);
        Check.Sequence(expected, Said(context.Open<IMultichatSessionStore>(), context.Open<IArchiveStore>()));
        foreach (var text in expected.Where(static text => text.StartsWith("Session", StringComparison.Ordinal)))
        {
            Check.True(!text.Contains("..", StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal), $"one sentence after another: {text}");
        }
    }

    // What every backend can hold: data of a newer class, data that do not fit the class, and keys that it does not take.
    private static void VerifyHasTheSameWordsOnEveryBackend(CaseContext context)
    {
        using var memory = new InMemoryEnvironment();
        using var inMemory = new CaseContext(memory);
        Check.Sequence(Found(inMemory), Found(context));
    }

    private static List<string> Found(CaseContext context)
    {
        var profiles = context.Open<IProfileV1Store>();
        profiles.Create(SchemaCases.Older("p"));
        var newer = context.Open<IProfileV2Store>();
        newer.Save(newer.Load("p"));
        var gauges = context.Open<IGaugeV1Store>();
        gauges.Create(new GaugeV1 { Id = "count", Count = 100_000 });
        gauges.Create(new GaugeV1 { Id = "limits", Limits = new() { ["a"] = 1, ["b"] = 256 } });
        gauges.Create(new GaugeV1 { Id = "source", Source = "a text" });
        gauges.Create(new GaugeV1 { Id = "readings", Readings = [new(1), new(1000), new(2)] });
        return [.. Problems(profiles.Verify()), .. Problems(context.Open<IGaugeV2Store>().Verify()), .. FragileIdCases.Found(context)];
    }

    /// <summary>What is wrong with each session.</summary>
    public static IEnumerable<string> Problems(IntegrityReport report) =>
        report.Findings.OrderBy(static finding => finding.SessionKey, StringComparer.Ordinal).Select(static finding => $"{finding.SessionKey}: {finding.Problem}");

    private static List<string> Said(IMultichatSessionStore chats, IArchiveStore archives)
    {
        chats.Create(Samples.Chat("c", messages: 2));
        archives.Create(new Archive { Id = "a", Title = "t" });
        var stale = chats.Load("c");
        chats.Save(chats.Load("c"));
        var rewritten = chats.Load("c");
        rewritten.Messages.Reverse();
        var invalid = Samples.Chat("i");
        invalid.Topic = "";
        return
        [
            Message(() => chats.Create(Samples.Chat("c"))),
            Message(() => chats.Load("absent")),
            Message(() => chats.AppendMessages("absent", Samples.Message(1))),
            Message(() => chats.Load("")),
            Message(() => chats.Load(null!)),
            Message(() => chats.Create(invalid)),
            Message(() => chats.Save(rewritten)),
            Message(() => chats.Save(stale)),
            Message(() => chats.Create(chats.Load("c", SessionLoad.HeaderOnly))),
            Message(() => chats.FindByParticipants(null!)),
            Message(() => chats.FindByLastActivityBetween(Samples.Moment, Samples.Moment.AddTicks(-1))),
            Message(() => chats.FindByStatus(SessionStatus.Active, -1)),
            Message(() => archives.Create(new Archive { Id = "b", Title = "t" })),
            Message(() => archives.FindByTitle(null!)),
        ];
    }

    private static string Message(Action action)
    {
        try
        {
            action();
            return "nothing";
        }
        catch (SessionException error)
        {
            return $"{error.GetType().Name}: {error.Message.Replace(error.Store!, "STORE", StringComparison.Ordinal)}";
        }
        catch (ArgumentException error)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }
}
