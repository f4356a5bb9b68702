using System.Globalization;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework;
using Persistence.AgentFramework.History;
using Persistence.Benchmarks.Redis;
using static Persistence.Benchmarks.Agents.AgentSamples;

namespace Persistence.Benchmarks.Agents;

/// <summary>What a turn of an agent costs: beside a typed append of as much, and beside the framework, which serializes the session as a whole. What the end of a long history costs.</summary>
internal sealed class AgentsBenchmark : IQuickBenchmark
{
    private const int Turns = 500;
    private const int Long = 10_000;
    private const int Batch = 8;
    private const int Last = 20;

    /// <inheritdoc/>
    public string Name => "agents";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-agents-").FullName;
        try
        {
            using var server = new BenchmarkServer();
            Measure(report, "JSON", AgentStores.Json(Path.Combine(folder, "files")), new MessageLogJsonStore(Path.Combine(folder, "typed")));
            Measure(report, "SQLite", AgentStores.Sqlite($"Data Source={Path.Combine(folder, "chat.db")}"), new MessageLogSqliteStore($"Data Source={Path.Combine(folder, "typed.db")}"));
            Measure(report, "Redis", AgentStores.Redis(server.Connection), new MessageLogRedisStore(server.Connection));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(RatioReport report, string backend, AgentStores stores, IMessageLogStore log)
    {
        using var owned = stores;
        using var ownedLog = log;
        OneTurn(report, backend, stores, log);
        Window(report, backend, stores);
    }

    private static void OneTurn(RatioReport report, string backend, AgentStores stores, IMessageLogStore log)
    {
        var history = new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { Conversation = static _ => "turns" });
        var (agent, session) = Agent(history);
        var framework = new InMemoryChatHistoryProvider();
        var (other, memory) = Agent(framework);
        framework.SetMessages(memory, Messages(2 * Turns));
        Wait(history.Conversations.AddAsync("turns", Messages(2 * Turns)));
        Wait(history.Conversations.AddAsync("typed", Messages(2 * Turns)));
        log.Create(new MessageLog { Id = "typed", Messages = Messages(2 * Turns) });
        var number = 0;

        // What a run begins with, but for reading the history.
        Action byProvider = () =>
        {
            history.Recorder.Begin(session, new RunRecord("turns", agent.Name));
            Wait(history.InvokedAsync(Turn(agent, session, ++number)));
        };
        // A provider is asynchronous by its interface, so its peer is the asynchronous append. What blocks a thread is quicker, and is shown beside.
        Action typed = () => Wait(log.AppendMessagesAsync("typed", new[] { Message(ChatRole.User, $"t{++number}"), Message(ChatRole.Assistant, $"t{++number}") }));
        Action blocking = () => log.AppendMessages("typed", Message(ChatRole.User, $"t{++number}"), Message(ChatRole.Assistant, $"t{++number}"));
        Action made = () => Wait(stores.Conversations.AppendMessagesAsync("typed", new[] { Entry(++number), Entry(++number) }));
        Action whole = () =>
        {
            Wait(framework.InvokedAsync(Turn(other, memory, ++number)));
            other.SerializeSessionAsync(memory).AsTask().GetAwaiter().GetResult();
        };
        // Several at once: what one way leaves to collect is not to be the other's.
        (byProvider, typed, blocking, made, whole) = (Many(byProvider), Many(typed), Many(blocking), Many(made), Many(whole));
        Timing.WarmUp(byProvider, typed, blocking, made, whole);
        var appended = Timing.Compare(Timing.Elapsed, static () => { }, 100, byProvider, typed);
        report.AtMost($"{backend}: a turn through the provider / typed append of two messages, awaited", appended.Ratio, 1.3, Detail(appended, Batch));
        foreach (var (name, way) in new[] { ("the typed append that blocks", blocking), ("two entries whose JSON is made already, awaited,", made) })
        {
            var beside = Timing.Compare(Timing.Elapsed, static () => { }, 100, byProvider, way);
            RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{backend}: beside {name} {beside.Ratio:0.00}   {Detail(beside, Batch)}"));
        }

        framework.SetMessages(memory, Messages(2 * Turns));
        var serialized = Timing.Compare(Timing.Elapsed, static () => { }, 30, byProvider, whole);
        report.AtMost($"{backend}: a turn after 1,000 messages / the framework's session, serialized", serialized.Ratio, 0.2, Detail(serialized, Batch));
    }

    private static void Window(RatioReport report, string backend, AgentStores stores)
    {
        var all = new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { Conversation = static _ => "long" });
        var end = new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { Conversation = static _ => "long", LastMessages = Last });
        // A commit for each turn, as a conversation grows.
        foreach (var turn in Messages(Long).Chunk(2))
        {
            Wait(all.Conversations.AddAsync("long", turn));
        }

        Action readAll = Reading(all, Long), readEnd = Reading(end, Last);
        Timing.WarmUp(readAll, readEnd);
        var read = Timing.Compare(Timing.Elapsed, static () => { }, 15, readEnd, readAll);
        report.AtMost($"{backend}: the last 20 of 10,000 / all", read.Ratio, 0.05, Detail(read, 1));
    }

    private static Action Reading(StoredChatHistoryProvider history, int count)
    {
        var (agent, session) = Agent(history);
        return () =>
        {
            var read = history.InvokingAsync(new ChatHistoryProvider.InvokingContext(agent, session, [])).AsTask().GetAwaiter().GetResult().Count();
            if (read != count)
            {
                throw new InvalidOperationException($"{read} messages were read, not {count}.");
            }
        };
    }

    private static string Detail((TimeSpan One, TimeSpan Other, double Ratio) compared, int times) =>
        string.Create(CultureInfo.InvariantCulture, $"{compared.One.TotalMicroseconds / times:0} / {compared.Other.TotalMicroseconds / times:0} us");

    private static Action Many(Action one) => () =>
    {
        for (var number = 0; number < Batch; number++)
        {
            one();
        }
    };
}
