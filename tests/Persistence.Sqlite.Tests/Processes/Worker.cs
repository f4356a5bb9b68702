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
    public static Process Start(params string[] arguments)
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

        return Process.Start(start)!;
    }

    /// <summary>Is the worker.</summary>
    public static int Run(string[] arguments)
    {
        switch (arguments[0])
        {
            case "work":
                using (var store = new ChatSqliteStore(arguments[1]))
                {
                    new EndlessWork(store, arguments[2], arguments[3], int.Parse(arguments[4], CultureInfo.InvariantCulture)).Run();
                }

                return 0;
            case "open":
                return Open(arguments[1], arguments[2]);
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
}
