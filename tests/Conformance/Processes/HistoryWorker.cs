using System.Diagnostics;
using System.Text.Json;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>
/// A client of a history in a process of its own. Each line it is given is the key of a round, which all clients begin at
/// once; its answer is a line with what it recorded.
/// </summary>
internal static class HistoryWorker
{
    /// <summary>Is the worker, until its input ends.</summary>
    public static void Run(Location location, int client, int count)
    {
        using var settings = location.Open<IServerSettingStore>();
        using var runs = location.Open<IAgentRunStore>();
        while (Console.In.ReadLine() is { } key)
        {
            var sessions = new SessionHistory(Stopwatch.GetTimestamp);
            sessions.Work(settings, key, (client * 1000) + Guid.Parse(key).ToByteArray()[0], count);
            var steps = new AppendHistory(Stopwatch.GetTimestamp);
            Append(runs, Guid.Parse(key), steps, client, count);
            Console.Out.WriteLine(JsonSerializer.Serialize(new HistoryRound(sessions.Operations, steps.Appends, steps.Reads)));
        }
    }

    /// <summary>Lets a worker do a round.</summary>
    public static void Begin(Process worker, Guid key) => worker.StandardInput.WriteLine(key);

    /// <summary>What a worker recorded in a round.</summary>
    public static HistoryRound End(Process worker) =>
        JsonSerializer.Deserialize<HistoryRound>(worker.StandardOutput.ReadLine() ?? throw new InvalidOperationException("A worker ended too soon."))!;

    private static void Append(IAgentRunStore store, Guid key, AppendHistory history, int client, int count)
    {
        var random = new Random(client);
        for (var number = 0; number < count; number++)
        {
            if (random.Next(3) == 0)
            {
                history.ReadSteps(store, key);
            }
            else
            {
                history.AppendSteps(store, key, [.. Enumerable.Range(0, random.Next(1, 4)).Select(part => new RunStep($"{client}/{number}/{part}", 1))]);
            }
        }
    }
}
