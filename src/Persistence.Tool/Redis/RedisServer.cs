using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>A connection to the server of a store.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly ConnectionMultiplexer _connection;

    private RedisServer(StoreAddress address, ConnectionMultiplexer connection)
    {
        (Address, _connection) = (address, connection);
        Database = connection.GetDatabase();
    }

    /// <summary>Where the store is.</summary>
    public StoreAddress Address { get; }

    /// <summary>Sends commands.</summary>
    public IDatabase Database { get; }

    /// <summary>The time of the server, in milliseconds since 1970 UTC.</summary>
    public long Now => new DateTimeOffset(Primaries()[0].Time(), TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>Connects.</summary>
    /// <param name="address">The store.</param>
    /// <exception cref="ToolException">The server does not answer, or does not let this user in.</exception>
    public static RedisServer Connect(StoreAddress address)
    {
        try
        {
            var options = ConfigurationOptions.Parse(address.Path);
            (options.AbortOnConnectFail, options.ConnectRetry, options.ConnectTimeout, options.ClientName) = (true, 1, 5000, "persist");
            var server = new RedisServer(address, ConnectionMultiplexer.Connect(options));
            server.Database.Ping();
            return server;
        }
        catch (RedisException fault)
        {
            throw Unavailable(address, fault);
        }
    }

    /// <summary>Says that the server cannot be used.</summary>
    /// <param name="address">The store.</param>
    /// <param name="fault">What happened.</param>
    public static ToolException Unavailable(StoreAddress address, Exception fault)
    {
        var text = fault.Message + " " + fault.InnerException?.Message;
        var problem = text switch
        {
            _ when Says("NOAUTH") || Says("WRONGPASS") || Says("authenticat") => "it asks for a password, or the one given is wrong: write redis://user:password@host:port/prefix (the user may be empty)",
            _ when Says("NOPERM") => "this user may not run a command that is needed: see docs/redis-layout.md",
            _ when fault is RedisConnectionException => "it does not answer there; start it, or check host and port",
            _ => text.Trim(),
        };
        return new ToolException($"The server of '{address.Text}' cannot be used: {problem}.", fault);

        bool Says(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Asks the server, and says it plainly where it cannot be used.</summary>
    /// <param name="ask">Asks.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ToolException">The server does not answer, or does not allow it.</exception>
    public T Guarded<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception fault) when (fault is RedisConnectionException or RedisTimeoutException || (fault is RedisServerException && fault.Message.StartsWith("NOPERM", StringComparison.Ordinal)))
        {
            throw Unavailable(Address, fault);
        }
    }

    /// <summary>All keys of the server whose names match a pattern; the server is asked for 1,000 at a time.</summary>
    /// <param name="pattern">The pattern.</param>
    public IEnumerable<string> Keys(string pattern) =>
        Primaries().SelectMany(server => server.Keys(Database.Database, pattern, 1000)).Select(static key => (string)key!);

    /// <summary>What the server says of itself, by the names that INFO has; what this user may not ask is absent.</summary>
    public Dictionary<string, string> Info()
    {
        try
        {
            return Primaries()[0].Info().SelectMany(static group => group).DistinctBy(static pair => pair.Key).ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        }
        catch (RedisServerException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private List<IServer> Primaries()
    {
        var primaries = _connection.GetServers().Where(static server => server.IsConnected && !server.IsReplica).ToList();
        return primaries.Count > 0 ? primaries : throw new ToolException($"The server of '{Address.Text}' cannot be used: it is a replica, which may lack what was acknowledged; name the primary.");
    }
}
