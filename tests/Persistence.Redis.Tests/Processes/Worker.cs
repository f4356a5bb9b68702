using System.Diagnostics;
using Persistence.Redis.Tests.Faults;
using Persistence.Redis.Tests.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Processes;

/// <summary>What a worker process does, and how tests start one.</summary>
internal static class Worker
{
    /// <summary>How servers list the worker's connections.</summary>
    public const string ClientName = "worker";

    /// <summary>Starts a worker.</summary>
    /// <param name="connection">Whom to connect to.</param>
    /// <param name="prefix">The store's prefix.</param>
    /// <param name="work">The name of a <see cref="ChatWork"/>; or <c>all</c> for all of them for ever, a line after each.</param>
    /// <returns>The process; its output is redirected.</returns>
    public static Process Start(string connection, string prefix, string work)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, typeof(Worker).Assembly.GetName().Name + ".dll"));
        }

        foreach (var argument in new[] { "worker", connection, prefix, work })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Is the worker.</summary>
    public static int Run(string[] arguments)
    {
        using var redis = ConnectionMultiplexer.Connect($"{arguments[0]},name={ClientName}");
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { KeyPrefix = arguments[1] });
        if (arguments[2] != "all")
        {
            ChatWork.All.Single(work => work.Name == arguments[2]).Do(store);
            // Passes after everything that was sent.
            redis.GetDatabase().Ping();
            return 0;
        }

        store.Delete("c");
        while (true)
        {
            foreach (var work in ChatWork.All)
            {
                work.Do(store);
                Console.WriteLine(work.Name);
            }
        }
    }
}
