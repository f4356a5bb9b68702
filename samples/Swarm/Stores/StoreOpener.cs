using Microsoft.Data.Sqlite;
using Persistence;
using StackExchange.Redis;
using Swarm.Agents;
using Swarm.Chats;
using Swarm.Knowledge;
using Swarm.Queue;
using Swarm.Tasks;
using Swarm.Workflows;

namespace Swarm.Stores;

/// <summary>Opens the stores of a swarm; what they need is created.</summary>
public static class StoreOpener
{
    /// <summary>Opens the stores.</summary>
    /// <param name="address">The backend.</param>
    /// <param name="folder">Where files are.</param>
    /// <param name="clock">Says what is due and what has expired; null for the system's.</param>
    /// <exception cref="SwarmException">The server cannot be reached.</exception>
    public static SwarmStores Open(StoreAddress address, string folder, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        clock ??= TimeProvider.System;
        return address.Kind switch
        {
            StoreKind.Json => OpenJson(Path.Combine(folder, "sessions"), new JsonStoreOptions { TimeProvider = clock }),
            StoreKind.Redis => OpenRedis(address, new RedisStoreOptions { KeyPrefix = address.Prefix, TimeProvider = clock }),
            _ => OpenSqlite(Path.Combine(folder, "swarm.db"), new SqliteStoreOptions { TimeProvider = clock }),
        };
    }

    /// <summary>Removes everything of a swarm on a Redis server, the notes of its session classes too.</summary>
    public static void RemoveFromRedis(StoreAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var connection = Connect(address.Server);
        var pattern = string.Concat(address.Prefix.Select(static letter => letter is '*' or '?' or '[' or ']' or '\\' ? $"\\{letter}" : $"{letter}"));
        foreach (var keys in connection.GetServers().SelectMany(server => server.Keys(pattern: pattern + ":*")).Chunk(1_000))
        {
            connection.GetDatabase().KeyDelete(keys);
        }
    }

    private static SwarmStores OpenSqlite(string path, SqliteStoreOptions options)
    {
        var database = new SqliteDatabase(new SqliteConnectionStringBuilder { DataSource = path }.ConnectionString, options);
        return new SwarmStores($"SQLite, {path}", database)
        {
            Chats = new MultichatSessionSqliteStore(database),
            Coordinations = new TaskCoordinationSqliteStore(database),
            Agents = new AgentContextSqliteStore(database),
            Runs = new WorkflowRunSqliteStore(database),
            Tasks = new AgentTaskSqliteStore(database),
            Queue = new QueueEntrySqliteStore(database),
            Knowledge = new KnowledgeEntrySqliteStore(database),
            Tools = new ToolRecordSqliteStore(database),
        };
    }

    private static SwarmStores OpenJson(string folder, JsonStoreOptions options) => new($"JSON files, {folder}")
    {
        Chats = new MultichatSessionJsonStore(folder, options),
        Coordinations = new TaskCoordinationJsonStore(folder, options),
        Agents = new AgentContextJsonStore(folder, options),
        Runs = new WorkflowRunJsonStore(folder, options),
        Tasks = new AgentTaskJsonStore(folder, options),
        Queue = new QueueEntryJsonStore(folder, options),
        Knowledge = new KnowledgeEntryJsonStore(folder, options),
        Tools = new ToolRecordJsonStore(folder, options),
    };

    private static SwarmStores OpenRedis(StoreAddress address, RedisStoreOptions options)
    {
        var connection = Connect(address.Server);
        return new SwarmStores($"Redis, {address.Server}, keys {address.Prefix}:*", connection)
        {
            Chats = new MultichatSessionRedisStore(connection, options),
            Coordinations = new TaskCoordinationRedisStore(connection, options),
            Agents = new AgentContextRedisStore(connection, options),
            Runs = new WorkflowRunRedisStore(connection, options),
            Tasks = new AgentTaskRedisStore(connection, options),
            Queue = new QueueEntryRedisStore(connection, options),
            Knowledge = new KnowledgeEntryRedisStore(connection, options),
            Tools = new ToolRecordRedisStore(connection, options),
        };
    }

    private static ConnectionMultiplexer Connect(string server)
    {
        try
        {
            var options = ConfigurationOptions.Parse(server);
            options.AbortOnConnectFail = true;
            options.ConnectRetry = 1;
            return ConnectionMultiplexer.Connect(options);
        }
        catch (Exception exception) when (exception is RedisException or ArgumentException)
        {
            throw SwarmException.Refused($"No Redis server answers at {server}; start one there, or give another store.", exception);
        }
    }
}
