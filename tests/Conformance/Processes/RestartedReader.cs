using System.Globalization;

namespace Persistence.Conformance;

/// <summary>Reads a log by processes that are killed (SIGKILL) after any event, each of which goes on after what was noted of the one before, or a little earlier.</summary>
/// <param name="location">Where the log is.</param>
/// <param name="seed">When to kill.</param>
/// <param name="last">The sequence at which the log ends.</param>
internal sealed class RestartedReader(Location location, int seed, int last)
{
    private readonly Random _random = new(seed);

    /// <summary>The ids of the entries, in order.</summary>
    public List<string> Log { get; } = [];

    /// <summary>How many processes were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Reads the whole log.</summary>
    public void Run()
    {
        while (Log.Count < last)
        {
            var after = Math.Max(0, Log.Count - _random.Next(4));
            using var worker = Worker.Start("tail", location.ToString(), Text(after), Text(last));
            ReadSome(worker.StandardOutput, after, 1 + _random.Next(120));
            Kills += worker.HasExited ? 0 : 1;
            worker.Kill();
            worker.WaitForExit();
        }
    }

    private void ReadSome(StreamReader events, int after, int count)
    {
        var hasCaughtUp = false;
        for (var sequence = after; count > 0 && Log.Count < last && events.ReadLine() is { } line; count--)
        {
            var (number, id) = (int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture), line.Split(' ')[1]);
            if (id == nameof(LogEventKind.CaughtUp))
            {
                Assert.False(hasCaughtUp, $"seed {seed}: it caught up twice");
                hasCaughtUp = true;
                Assert.Equal(sequence, number);
                continue;
            }

            Assert.True(number == ++sequence, $"seed {seed}: after {sequence - 1} came {number} ({id})");
            if (number <= Log.Count)
            {
                Assert.Equal(Log[number - 1], id);
            }
            else
            {
                Log.Add(id);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
