using System.Diagnostics;
using System.Globalization;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Processes;

/// <summary>What a worker process does, and how tests start one.</summary>
internal static class Worker
{
    /// <summary>Starts a worker.</summary>
    /// <param name="arguments">What to do, and with what.</param>
    /// <returns>The process; its input and output are redirected.</returns>
    public static Process Start(params string[] arguments) => Process.Start(Command(arguments))!;

    /// <summary>How a worker is started.</summary>
    /// <param name="arguments">What to do, and with what.</param>
    public static ProcessStartInfo Command(params string[] arguments)
    {
        // Run as "dotnet test.dll" or as an executable of its own: start another one of the same.
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, typeof(Worker).Assembly.GetName().Name + ".dll"));
        }

        foreach (var argument in arguments.Prepend("worker"))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>Is the worker.</summary>
    public static int Run(string[] arguments)
    {
        switch (arguments[0])
        {
            case "open":
                return Open(arguments[1], arguments[2]);
            case "open former ids":
                Console.WriteLine("ready");
                Console.In.ReadLine();
                using (new LedgerSqliteStore(arguments[1]))
                {
                }

                return 0;
            case "append":
                using (var store = new ChatSqliteStore(arguments[1]))
                {
                    store.AppendRemarks(arguments[2], TemporaryDatabase.Remark(arguments[3]));
                }

                return 0;
            case "fill":
                return Fill(arguments[1], arguments[2]);
            case "look":
                return Look(arguments[1], arguments[2]);
            case "contend":
                return Contend(arguments[1], arguments[2], TimeSpan.FromSeconds(int.Parse(arguments[3], CultureInfo.InvariantCulture)), Enum.Parse<Durability>(arguments[4]));
            case "notes":
                return Notes(arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture));
            case "library":
                return OtherLibrary.Run(arguments[1], arguments[2]);
            default:
                return 2;
        }
    }

    // Ready first, then all at once: what is tried is opening, not how fast processes start.
    private static int Open(string connectionString, string key)
    {
        Console.WriteLine("ready");
        Console.In.ReadLine();
        try
        {
            using var store = new ChatSqliteStore(connectionString);
            store.Create(TemporaryDatabase.Chat(key));
            return 0;
        }
        catch (SessionException problem)
        {
            Console.WriteLine(problem);
            return 1;
        }
    }

    // Writes notebooks until it is killed.
    private static int Notes(string connectionString, int seed)
    {
        using var history = new Search.RandomHistory(connectionString, null, new Random(seed));
        while (true)
        {
            history.Step();
            Console.WriteLine("step");
        }
    }

    // Appends until nothing more can be stored, then tries two more; says how many were stored, and what each failure was.
    private static int Fill(string connectionString, string key)
    {
        using var store = new ChatSqliteStore(connectionString);
        var stored = 0L;
        var failures = new List<string>();
        while (failures.Count < 3)
        {
            try
            {
                stored = store.AppendRemarks(key, TemporaryDatabase.Remark($"{stored}/{failures.Count}") with { Content = new string('x', 3000) });
            }
            catch (Exception failure) when (failure is SessionException or SystemException)
            {
                failures.Add(failure.GetType().Name);
            }
        }

        Console.WriteLine(stored);
        failures.ForEach(Console.WriteLine);
        return 0;
    }

    // Reads, and tries to write; says what came of it.
    private static int Look(string connectionString, string key)
    {
        try
        {
            using var store = new ChatSqliteStore(connectionString);
            Console.Write($"{store.CountRemarks(key)} {store.FindByParticipants("Agent-4").Count} {store.Verify().IsIntact} ");
            store.AppendRemarks(key, TemporaryDatabase.Remark("more"));
        }
        catch (SessionException problem)
        {
            Console.Write(problem.GetType().Name);
        }

        return 0;
    }

    // For measuring by hand: appends without pause, several of these at once. Says how many, and how long the longest took.
    private static int Contend(string connectionString, string key, TimeSpan time, Durability durability)
    {
        using var store = new ChatSqliteStore(connectionString, new SqliteStoreOptions { Durability = durability });
        Console.WriteLine("ready");
        Console.In.ReadLine();
        var (start, count, longest) = (Stopwatch.GetTimestamp(), 0, TimeSpan.Zero);
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var before = Stopwatch.GetTimestamp();
            store.AppendRemarks(key, TemporaryDatabase.Remark($"{Environment.ProcessId}/{count++}"));
            longest = new[] { longest, Stopwatch.GetElapsedTime(before) }.Max();
        }

        Console.WriteLine($"{count} appends, longest {(int)longest.TotalMilliseconds} ms");
        return 0;
    }
}
