using System.Globalization;

namespace Persistence.Conformance;

/// <summary>A worker that is killed a few times, at any moment, and begun again.</summary>
/// <param name="location">Where the runs are.</param>
/// <param name="duration">Of its leases, in milliseconds.</param>
/// <param name="number">Its number.</param>
/// <param name="seed">When to kill.</param>
/// <param name="kills">How often at most.</param>
internal sealed class KilledWorker(Location location, int duration, int number, int seed, int kills)
{
    private readonly Random _random = new(seed);

    /// <summary>What its processes said.</summary>
    public List<WorkEvent> Events { get; } = [];

    /// <summary>How many processes were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Works until nothing is unfinished.</summary>
    public void Run()
    {
        for (var isDone = false; !isDone;)
        {
            using var worker = Worker.Start("claim-work", location.ToString(), Text(duration), Text(number));
            var mayKill = Kills < kills;
            ReadSome(worker.StandardOutput, mayKill ? 1 + _random.Next(25) : int.MaxValue);
            isDone = !mayKill || worker.HasExited;
            Kills += worker.HasExited ? 0 : 1;
            worker.Kill();
            worker.WaitForExit();
            ReadSome(worker.StandardOutput, int.MaxValue);
        }
    }

    private void ReadSome(StreamReader output, int count)
    {
        while (count > 0 && output.ReadLine() is { } line)
        {
            if (WorkEvent.Parse(line) is { } one)
            {
                Events.Add(one);
                count -= one.What == "nothing" ? 0 : 1;
            }
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
