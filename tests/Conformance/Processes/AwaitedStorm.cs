using System.Globalization;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>A worker that awaits many appends at the same time and is killed, again and again, and what must be there after each kill.</summary>
internal sealed class AwaitedStorm(Location location, int seed)
{
    private const int Writers = 48;

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _acknowledged = [];

    /// <summary>How many appends were acknowledged.</summary>
    public int Acknowledged => _acknowledged.Count;

    /// <summary>How many were stored although no answer was seen.</summary>
    public int Unacknowledged { get; private set; }

    /// <summary>Is the worker: each writer awaits one append of two entries after the other and says so.</summary>
    public static async Task Work(IMultichatSessionStore store, int generation, int writers)
    {
        var output = Console.Out;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var number = 0; ; number++)
            {
                var name = $"{generation}.{writer}";
                await store.AppendMessagesAsync("shared", new ChatMessage[] { Entry(name, number, 0), Entry(name, number, 1) });
                lock (output)
                {
                    output.WriteLine($"{name}/{number}");
                    output.Flush();
                }
            }
        }));
    }

    /// <summary>Starts a worker and kills it after a random number of answers.</summary>
    public void WorkAndKill(int generation)
    {
        using (var store = location.Open<IMultichatSessionStore>())
        {
            if (!store.Exists("shared"))
            {
                store.Create(new MultichatSession { SessionId = "shared", Topic = "t", Initiator = "i" });
            }
        }

        using var worker = Worker.Start("storm", location.ToString(), generation.ToString(CultureInfo.InvariantCulture), Writers.ToString(CultureInfo.InvariantCulture));
        var killAt = Acknowledged + _random.Next(20, 400);
        while (worker.StandardOutput.ReadLine() is { } line)
        {
            // A line that the kill cut short acknowledges nothing that was not acknowledged before.
            if (line.Contains('/', StringComparison.Ordinal))
            {
                _acknowledged.Add(line);
            }

            if (Acknowledged == killAt)
            {
                worker.Kill();
            }
        }

        worker.WaitForExit();
        Assert.True(Acknowledged >= killAt, $"the worker ended by itself with exit code {worker.ExitCode}");
    }

    /// <summary>Compares what is stored with what was acknowledged.</summary>
    public void Check()
    {
        using var store = location.Open<IMultichatSessionStore>();
        var pairs = store.ReadMessages("shared").Chunk(2).ToList();
        Assert.All(pairs, static pair => Assert.Equal([pair[0].Content + "/0", pair[0].Content + "/1"], pair.Select(static entry => entry.Id)));
        var stored = pairs.ConvertAll(static pair => pair[0].Content);
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Superset(_acknowledged, stored.ToHashSet());
        Assert.All(
            stored.GroupBy(static name => name.Split('/')[0]),
            static own => Assert.Equal(Enumerable.Range(0, own.Count()).Select(number => $"{own.Key}/{number}"), own));
        Unacknowledged = stored.Count - Acknowledged;
        Assert.True(Unacknowledged >= 0 && store.Verify().IsIntact);
    }

    private static ChatMessage Entry(string writer, int number, int part) =>
        new($"{writer}/{number}/{part}", writer, $"{writer}/{number}", DateTimeOffset.UnixEpoch);
}
