using Persistence.Benchmarks.Redis;

namespace Persistence.Benchmarks.Tails;

/// <summary>Where chats are kept, also for another process.</summary>
/// <param name="kind">json, sqlite or redis.</param>
/// <param name="where">A folder, or a server.</param>
internal sealed class TailPlace(string kind, string where)
{
    /// <summary>json, sqlite or redis.</summary>
    public string Kind => kind;

    /// <summary>A folder, or a server.</summary>
    public string Where => where;

    /// <summary>Opens a store.</summary>
    public ITailChatStore Open() => kind switch
    {
        "json" => new TailChatJsonStore(where),
        "sqlite" => new TailChatSqliteStore($"Data Source={Path.Combine(where, "chat.db")}"),
        _ => new TailChatRedisStore(StackExchange.Redis.ConnectionMultiplexer.Connect(where)),
    };

    /// <summary>Runs something on each backend.</summary>
    public static void OnEach(Action<TailPlace> run)
    {
        foreach (var kind in (string[])["json", "sqlite"])
        {
            var folder = Directory.CreateTempSubdirectory("benchmark-tails-");
            run(new TailPlace(kind, folder.FullName));
            folder.Delete(recursive: true);
        }

        using var server = new BenchmarkServer();
        run(new TailPlace("redis", server.Connection.Configuration.Split(',')[0]));
    }
}
