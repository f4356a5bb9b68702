using System.Diagnostics;
using System.Globalization;
using Persistence.Benchmarks.Tails;

namespace Persistence.Benchmarks.Scale;

/// <summary>A process that uses a long log once, and says how much memory that took.</summary>
internal static class LogUser
{
    /// <summary>The first argument of such a process.</summary>
    public const string Argument = "log-user";

    /// <summary>The key of the session.</summary>
    public const string Key = "long";

    /// <summary>Starts one and waits for it.</summary>
    /// <param name="place">The store.</param>
    /// <param name="use">What it does.</param>
    /// <returns>The most memory it had, in bytes; for "load", 1,000 times what was allocated for each byte of the objects.</returns>
    public static long Run(TailPlace place, string use) => Run(Environment.ProcessPath!, Argument, place.Kind, place.Where, use);

    /// <summary>Starts a process of this program and waits for it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The number that it prints.</returns>
    public static long Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        string[] assembly = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(LogUser).Assembly.Location] : [];
        foreach (var argument in (string[])[.. assembly, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return long.Parse(answer, CultureInfo.InvariantCulture);
    }

    /// <summary>Is one.</summary>
    public static int Be(string[] arguments)
    {
        var place = new TailPlace(arguments[1], arguments[2]);
        Console.Out.WriteLine((arguments[3] == "load" ? Load(place) : Use(place, arguments[3])).ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static long Use(TailPlace place, string use)
    {
        if (use == "least")
        {
            Least(place);
        }
        else if (use != "nothing")
        {
            var store = place.Open();
            switch (use)
            {
                case "last":
                    store.ReadLastMessages(Key, 10);
                    break;
                case "append":
                    store.AppendMessages(Key, new TailMessage("Agent-7", "one more"));
                    break;
                default:
                    Tail(store);
                    break;
            }
        }

        return Footprint.Peak;
    }

    // What no program that reads the end of such a log can leave out: System.Text.Json and the end of the file, Microsoft.Data.Sqlite, the client of Redis.
    private static void Least(TailPlace place)
    {
        switch (place.Kind)
        {
            case "json":
                using (var file = File.OpenRead(Directory.GetFiles(place.Where, "*.jsonl", SearchOption.AllDirectories).Single()))
                {
                    file.Seek(-20_000, SeekOrigin.End);
                    var text = new byte[20_000];
                    file.ReadExactly(text);
                    _ = System.Text.Json.JsonSerializer.Deserialize<string>("\"last\""u8, Json.JsonBenchmarkContext.Default.Options);
                }

                break;
            case "sqlite":
                using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(place.Where, "chat.db")}"))
                {
                    connection.Open();
                    using var command = connection.CreateCommand();
                    command.CommandText = "SELECT count(*) FROM sqlite_schema";
                    command.ExecuteScalar();
                }

                break;
            default:
                using (var connection = StackExchange.Redis.ConnectionMultiplexer.Connect(place.Where))
                {
                    connection.GetDatabase().ListRange("nothing", -10);
                }

                break;
        }
    }

    // From ten entries before the end, until the end was reached.
    private static void Tail(ITailChatStore store)
    {
        foreach (var one in store.TailMessages(Key, store.CountMessages(Key) - 10, CancellationToken.None))
        {
            if (one.Kind == LogEventKind.CaughtUp)
            {
                return;
            }
        }
    }

    private static long Load(TailPlace place)
    {
        var store = place.Open();
        store.ReadLastMessages(Key, 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var chat = store.Load(Key);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(chat);
        return allocated * 1000 / kept;
    }
}
