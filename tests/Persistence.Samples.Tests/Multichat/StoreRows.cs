using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Samples.Tests.Multichat;

/// <summary>The stores a test runs on, and the arguments that ask for them.</summary>
public static class StoreRows
{
    /// <summary>Every store.</summary>
    public static TheoryData<string> All => ["sqlite", "json", "redis"];

    /// <summary>Every store with Ctrl-C, one with SIGTERM too, and the exit codes.</summary>
    public static TheoryData<string, string, int> Signals
    {
        get
        {
            var rows = new TheoryData<string, string, int> { { "sqlite", "TERM", 143 } };
            foreach (var store in All)
            {
                rows.Add(store.Data, "INT", 130);
            }

            return rows;
        }
    }

    /// <summary>The arguments for a store.</summary>
    public static string[] Arguments(string store, RedisServerFixture redis)
    {
        ArgumentNullException.ThrowIfNull(redis);
        return store == "redis" ? ["--redis", $"127.0.0.1:{redis.Server.Port}"] : ["--store", store];
    }
}
