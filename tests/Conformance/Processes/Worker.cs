using System.Diagnostics;
using System.Globalization;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>What a worker process does, and how tests start one.</summary>
internal static class Worker
{
    /// <summary>Starts a worker.</summary>
    /// <param name="arguments">What to do, where, and two numbers.</param>
    public static Process Start(params string[] arguments) => StartIn(null, arguments);

    /// <summary>Starts a worker whose clock runs in a time zone.</summary>
    /// <param name="zone">The zone; null for this process's own.</param>
    /// <param name="arguments">What to do, where, and two numbers.</param>
    public static Process StartIn(string? zone, params string[] arguments)
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

        if (zone is not null)
        {
            start.Environment["TZ"] = zone;
        }

        return Process.Start(start)!;
    }

    /// <summary>Starts workers, does something again and again while any of them works, and waits for their ends.</summary>
    /// <param name="count">How many.</param>
    /// <param name="start">Starts one.</param>
    /// <param name="meanwhile">What to do; null to wait only.</param>
    public static void RunAll(int count, Func<int, Process> start, Action? meanwhile = null)
    {
        var workers = Enumerable.Range(0, count).Select(start).ToList();
        while (meanwhile is not null && workers.Find(static worker => !worker.HasExited) is { } working)
        {
            // A pause between two calls: without one this process takes as much of the machine as all workers.
            meanwhile();
            working.WaitForExit(milliseconds: 1);
        }

        workers.ForEach(static worker => worker.WaitForExit());

        Assert.All(workers, worker => Assert.Equal(0, worker.ExitCode));
        workers.ForEach(worker => worker.Dispose());
    }

    /// <summary>Is the worker.</summary>
    public static int Run(string[] arguments)
    {
        using var location = new Location(arguments[1]);
        if (arguments[0] == "crash")
        {
            using var store = location.Open<IWorkflowRunStore>();
            CrashWorker.Run(store, arguments[2], Console.Out);
        }

        var (first, second) = (int.Parse(arguments[2], CultureInfo.InvariantCulture), int.Parse(arguments[3], CultureInfo.InvariantCulture));
        switch (arguments[0])
        {
            case "append":
                using (var store = location.Open<IMultichatSessionStore>())
                {
                    Append(store, writer: first, count: second);
                }

                return 0;
            case "change":
                using (var store = location.Open<IMultichatSessionStore>())
                {
                    ChangingWriter.Run(store, writer: first, count: second);
                }

                return 0;
            case "storm":
                using (var store = location.Open<IMultichatSessionStore>())
                {
                    AwaitedStorm.Work(store, generation: first, writers: second).GetAwaiter().GetResult();
                }

                return 0;
            case "increment":
                using (var store = location.Open<IMeasurementStore>())
                {
                    Increment(store, first);
                }

                return 0;
            case "store-local-times" or "find-local-times":
                using (var store = location.Open<IMeasurementStore>())
                {
                    LocalTimes.Run(store, isStoring: arguments[0] == "store-local-times", Console.Out);
                }

                return 0;
            case "history":
                HistoryWorker.Run(location, client: first, count: second);
                return 0;
            default:
                return IsRun(arguments[0], location, first, second) ? 0 : 2;
        }
    }

    private static bool IsRun(string what, Location location, int first, int second) =>
        MaintenanceWorker.TryRun(what, location, first) || TailWorker.TryRun(what, location, first, second) || LeaseWorker.TryRun(what, location, first, second) || UpgradeWorker.TryRun(what, location);

    private static void Append(IMultichatSessionStore store, int writer, int count)
    {
        for (var number = 0; number < count; number++)
        {
            store.AppendMessages(
                "shared",
                new ChatMessage($"{writer}/{number}/0", $"{writer}", $"{number * 2}", DateTimeOffset.UnixEpoch),
                new ChatMessage($"{writer}/{number}/1", $"{writer}", $"{(number * 2) + 1}", DateTimeOffset.UnixEpoch));
        }
    }

    private static void Increment(IMeasurementStore store, int times)
    {
        for (var done = 0; done < times;)
        {
            var measurement = store.Load(1);
            measurement.Progress++;
            try
            {
                store.Save(measurement);
                done++;
            }
            catch (SessionConflictException)
            {
                // Somebody else was faster.
            }
        }
    }
}
