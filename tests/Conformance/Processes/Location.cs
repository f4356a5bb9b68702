using Microsoft.Data.Sqlite;
using Persistence.Json;
using Persistence.Testing.Redis;
using Persistence.TestKit;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>
/// A place that several processes open, as text: <c>json:folder</c>, <c>sqlite:folder</c> or <c>redis:prefix@host:port</c>; with
/// <c>async-</c> before it, its stores do everything through their asynchronous members.
/// </summary>
internal sealed class Location(string text) : IDisposable
{
    private const string Asynchronously = "async-";

    private readonly Lazy<ConnectionMultiplexer> _redis = new(() => ConnectionMultiplexer.Connect(text.Split('@')[1]));

    /// <summary>A place for a test.</summary>
    /// <param name="backend">Which backend, and how it is called.</param>
    /// <param name="folder">Where files are.</param>
    /// <param name="port">Where the Redis server is.</param>
    public static Location At(string backend, string folder, int port) =>
        new(backend.EndsWith("redis", StringComparison.Ordinal) ? $"{backend}:{RedisServerFixture.NewPrefix()}@127.0.0.1:{port}" : $"{backend}:{folder}");

    public override string ToString() => text;

    /// <summary>Opens a store there.</summary>
    public TStore Open<TStore>()
        where TStore : class, IDisposable
    {
        var (kind, where) = (text.Split(':')[0], text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return kind.StartsWith(Asynchronously, StringComparison.Ordinal)
            ? AsynchronousEnvironment.Wrap(Open<TStore>(kind[Asynchronously.Length..], where))
            : Open<TStore>(kind, where);
    }

    /// <summary>Opens a store there that has a clock of its own, and waits by its blocking members.</summary>
    public TStore Open<TStore>(TimeProvider time)
        where TStore : class, IDisposable
    {
        var (kind, where) = (text.Split(':')[0], text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return Open<TStore>(kind, where, time);
    }

    /// <summary>Looks at the files as somebody without the product would, while no store has the place open.</summary>
    public void CheckFiles()
    {
        var folder = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (text.StartsWith("sqlite:", StringComparison.Ordinal))
        {
            Assert.Equal(["ok"], Rows(folder, "PRAGMA integrity_check"));
            Assert.Empty(Rows(folder, "PRAGMA foreign_key_check"));
        }
    }

    /// <summary>Looks whether a reader has removed what a killed compaction left.</summary>
    public void CheckOrphans()
    {
        if (text.StartsWith("json:", StringComparison.Ordinal))
        {
            Assert.Empty(Directory.EnumerateFiles(text["json:".Length..], "*.tmp", SearchOption.AllDirectories));
        }
    }

    public void Dispose()
    {
        if (_redis.IsValueCreated)
        {
            _redis.Value.Dispose();
        }
    }

    private static List<string> Rows(string folder, string sql)
    {
        using var connection = new SqliteConnection(SqliteEnvironment.Database(folder) + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private TStore Open<TStore>(string kind, string where, TimeProvider? time = null)
        where TStore : class, IDisposable => kind switch
    {
        "json" => JsonEnvironment.Open<TStore>(where, new JsonStoreOptions { TimeProvider = time ?? TimeProvider.System }),
        "sqlite" => SqliteEnvironment.Open<TStore>(where, time ?? TimeProvider.System),
        "redis" => RedisEnvironment.Open<TStore>(_redis.Value, where.Split('@')[0], time ?? TimeProvider.System),
        _ => throw new ArgumentException($"'{text}' is no place."),
    };
}
