using System.Diagnostics;
using System.Globalization;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Processes;

/// <summary>What a worker process does, and how tests start one.</summary>
internal static class Worker
{
    /// <summary>Starts a worker.</summary>
    /// <param name="arguments">What to do, and with what.</param>
    /// <returns>The process; its output is redirected.</returns>
    public static Process Start(params string[] arguments)
    {
        var start = Command(arguments);
        start.RedirectStandardOutput = true;
        return Process.Start(start)!;
    }

    /// <summary>The command that runs a worker: "dotnet test.dll" or an executable, as this process is one.</summary>
    public static ProcessStartInfo Command(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
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
        if (arguments[0] == "index")
        {
            return IndexWorker.Run(arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture));
        }

        if (arguments[0] == "search")
        {
            return SearchWorker.Run(arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture));
        }

        using var store = new ChatJsonStore(arguments[1], new JsonStoreOptions { CompactionMinimum = 8 * 1024 });
        switch (arguments[0])
        {
            case "append":
                Append(store, arguments[2], arguments[3], int.Parse(arguments[4], CultureInfo.InvariantCulture));
                return 0;
            case "busy":
                Busy(store, arguments[2], TimeSpan.FromSeconds(int.Parse(arguments[3], CultureInfo.InvariantCulture)));
                return 0;
            case "fill":
                Fill(store);
                return 0;
            case "many":
                Many(store);
                return 0;
            default:
                return 2;
        }
    }

    // Two entries each time, and every third time a save that others may get in the way of.
    private static void Append(ChatJsonStore store, string key, string writer, int count)
    {
        for (var number = 0; number < count; number++)
        {
            store.AppendRemarks(key, new Remark($"{writer}/{number}/0", writer, $"{number}"), new Remark($"{writer}/{number}/1", writer, $"{number}"));
            if (number % 3 == 0)
            {
                Increment(store, key);
            }
        }
    }

    private static void Increment(ChatJsonStore store, string key)
    {
        while (true)
        {
            var chat = store.Load(key, SessionLoad.HeaderOnly);
            chat.Phase++;
            try
            {
                store.Save(chat);
                return;
            }
            catch (SessionConflictException)
            {
                // Somebody else was faster.
            }
        }
    }

    // Appends without a pause, and says how often and what the longest append took.
    private static void Busy(ChatJsonStore store, string key, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var (count, longest) = (0, TimeSpan.Zero);
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var begin = Stopwatch.GetTimestamp();
            store.AppendNotes(key, "busy");
            var taken = Stopwatch.GetElapsedTime(begin);
            longest = taken > longest ? taken : longest;
            count++;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} {longest.TotalMilliseconds:0}"));
    }

    private static void Fill(ChatJsonStore store)
    {
        store.Create(TemporaryStore.Chat("full"));
        for (var number = 0; ; number++)
        {
            try
            {
                store.AppendRemarks("full", TemporaryStore.Remark($"{number}", new string('x', 3000)));
                Console.WriteLine(number);
            }
            catch (SessionStoreUnavailableException problem)
            {
                Console.WriteLine(problem.Message);
                return;
            }
        }
    }

    // Leaves twenty more files that may be opened, and writes to many sessions.
    private static void Many(ChatJsonStore store)
    {
        const int sessions = 200;
        store.Create(TemporaryStore.Chat("first"));
        store.AppendNotes("first", "one");
        var others = new List<FileStream>();
        try
        {
            while (true)
            {
                others.Add(File.OpenRead("/dev/null"));
            }
        }
        catch (IOException)
        {
            others.TakeLast(20).ToList().ForEach(file => file.Dispose());
        }

        for (var number = 0; number < sessions; number++)
        {
            store.Create(TemporaryStore.Chat($"{number}"));
            store.AppendNotes($"{number}", "one");
        }

        Console.WriteLine($"{store.Keys().Count(key => key != "first" && store.CountNotes(key) == 1)} of {sessions}");
        others.ForEach(file => file.Dispose());
    }
}
