using StackExchange.Redis;

namespace Persistence.Testing.Redis;

/// <summary>
/// One redis-server for all tests of a class or collection, started at first use, so that tests are skipped, not
/// broken, where it is not installed. Tests share it by key prefixes of their own.
/// </summary>
public sealed class RedisServerFixture : IDisposable
{
    private readonly Lazy<RedisServer> _server = new(static () => RedisServer.Start());
    private readonly Lazy<ConnectionMultiplexer> _connection;

    /// <summary>Starts nothing yet.</summary>
    public RedisServerFixture() => _connection = new Lazy<ConnectionMultiplexer>(() => _server.Value.Connect());

    /// <summary>The server. Skips the calling test where redis-server is not installed.</summary>
    public RedisServer Server => Started(_server);

    /// <summary>A connection to it. Skips the calling test where redis-server is not installed.</summary>
    public ConnectionMultiplexer Connection => Started(_connection);

    /// <summary>A key prefix that no other test uses.</summary>
    /// <returns>The prefix.</returns>
    public static string NewPrefix() => $"test-{Guid.NewGuid():N}";

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            _connection.Value.Dispose();
        }

        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }

    // A Lazy would keep the exception that skips a test; so ask before.
    private static T Started<T>(Lazy<T> lazy)
    {
        RedisAvailability.Require();
        return lazy.Value;
    }
}
