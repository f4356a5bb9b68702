using Multichat.Sessions;
using Persistence;
using StackExchange.Redis;

namespace Multichat.Stores;

/// <summary>Opens the Redis store.</summary>
public static class RedisConnector
{
    private const string KeyPrefix = "multichat";

    /// <summary>Connects to a server.</summary>
    /// <param name="address">The server, as host:port.</param>
    /// <exception cref="MultichatException">The server cannot be reached.</exception>
    public static ChatStore Open(string address)
    {
        var connection = Connect(address);
        var sessions = new MultichatSessionRedisStore(connection, new RedisStoreOptions { KeyPrefix = KeyPrefix });
        return new ChatStore(sessions, $"Redis, {address}, keys {KeyPrefix}:*", () => KeysSize(connection), connection);
    }

    private static ConnectionMultiplexer Connect(string address)
    {
        try
        {
            var options = ConfigurationOptions.Parse(address);
            options.AbortOnConnectFail = true;
            options.ConnectRetry = 1;
            return ConnectionMultiplexer.Connect(options);
        }
        catch (Exception exception) when (exception is RedisException or ArgumentException)
        {
            throw MultichatException.Failure($"No Redis server answers at {address}; start one there, or give another address with --redis HOST:PORT.", exception);
        }
    }

    // MEMORY USAGE counts what the server needs for a key, not only the text in it.
    private static long? KeysSize(ConnectionMultiplexer connection)
    {
        try
        {
            var database = connection.GetDatabase();
            return connection.GetServers().Where(static server => !server.IsReplica)
                .SelectMany(static server => server.Keys(pattern: $"{KeyPrefix}:*"))
                .Sum(key => (long?)database.Execute("MEMORY", "USAGE", key, "SAMPLES", "0") ?? 0);
        }
        catch (RedisException)
        {
            // A server may forbid the commands; the sessions are stored nevertheless.
            return null;
        }
    }
}
