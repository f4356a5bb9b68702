using System.Globalization;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>Writers and readers of one log, in processes of their own.</summary>
internal static class TailWorker
{
    /// <summary>The session.</summary>
    public const string Key = "tailed";

    /// <summary>How many threads write in each process: eight in three.</summary>
    private static readonly int[] s_writers = [3, 3, 2];

    /// <summary>How many writers there are.</summary>
    public static int Writers => s_writers.Sum();

    /// <summary>How many processes they are in.</summary>
    public static int Processes => s_writers.Length;

    /// <summary>Is a writer or a reader.</summary>
    /// <returns>False where something else is asked for.</returns>
    public static bool TryRun(string what, Location location, int first, int second)
    {
        switch (what)
        {
            case "tail-write":
                Write(location, process: first, count: second);
                return true;
            case "tail":
                Read(location, after: first, last: second);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes, each thread its own entries in order.</summary>
    private static void Write(Location location, int process, int count)
    {
        using var store = location.Open<IMultichatSessionStore>();
        var threads = Enumerable.Range(0, s_writers[process]).Select(thread => new Thread(() =>
        {
            for (var number = 0; number < count; number++)
            {
                store.AppendMessages(Key, new ChatMessage($"{process}/{thread}/{number}", $"{process}/{thread}", $"{number}", DateTimeOffset.UnixEpoch));
            }
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
    }

    /// <summary>Reads on after a sequence, up to another one, and writes a line for each event: the sequence, and the id of an entry.</summary>
    private static void Read(Location location, int after, int last)
    {
        using var store = location.Open<IMultichatSessionStore>();
        foreach (var next in store.TailMessages(Key, after))
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{next.Sequence} {next.Entry?.Id ?? next.Kind.ToString()}"));
            Console.Out.Flush();
            if (next.Sequence == last && next.IsEntry)
            {
                return;
            }
        }
    }
}
