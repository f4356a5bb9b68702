using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>A connection to the server of a store.</summary>
internal sealed class RedisServer : IDisposable
{
    // A server that restarts, or is busy with others, is waited for.
    private const long MostWaiting = 60_000;

    private static readonly int[] s_pauses = [100, 300, 1000, 3000, 5000, 5000];

    private readonly ConnectionMultiplexer _connection;
    private readonly Lazy<long> _offset;

    private RedisServer(StoreAddress address, ConnectionMultiplexer connection)
    {
        (Address, _connection) = (address, connection);
        Database = connection.GetDatabase();

        // By default a failure to find it would be kept for ever, and each further attempt would meet it again.
        _offset = new Lazy<long>(() => new DateTimeOffset(Primaries()[0].Time(), TimeSpan.Zero).ToUnixTimeMilliseconds() - Environment.TickCount64, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Where the store is.</summary>
    public StoreAddress Address { get; }

    /// <summary>Sends commands.</summary>
    public IDatabase Database { get; }

    /// <summary>The time of the server, in milliseconds since 1970 UTC.</summary>
    public long Now => _offset.Value + Environment.TickCount64;

    /// <summary>Connects.</summary>
    /// <param name="address">The store.</param>
    /// <exception cref="ToolException">The server does not answer, or does not let this user in.</exception>
    public static RedisServer Connect(StoreAddress address)
    {
        try
        {
            // Answers are read by threads of the connection's own: where every thread of the pool waits for an answer, none is left to read it.
            ConnectionMultiplexer.SetFeatureFlag("DedicatedThreads", true);
            var options = ConfigurationOptions.Parse(address.Path);
            (options.AbortOnConnectFail, options.ConnectRetry, options.ConnectTimeout, options.ClientName) = (true, 1, 5000, "persist");
            (options.SyncTimeout, options.AsyncTimeout) = (30_000, 30_000);
            (options.BacklogPolicy, options.ReconnectRetryPolicy) = (BacklogPolicy.FailFast, new LinearRetry(500));
            var server = new RedisServer(address, ConnectionMultiplexer.Connect(options));
            server.Database.Ping();
            return server;
        }
        catch (RedisException fault)
        {
            throw Unavailable(address, fault);
        }
    }

    /// <summary>
    /// Asks the server for something that may be asked or done twice: again where it does not answer for a while. What may have been done before its answer was lost is the caller's to find out.
    /// </summary>
    /// <param name="ask">Asks.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ToolException">The server does not answer, or does not allow it.</exception>
    public T Guarded<T>(Func<T> ask)
    {
        var start = Environment.TickCount64;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return ask();
            }
            catch (Exception fault) when (RedisProblem.IsPassing(fault) && attempt < s_pauses.Length && Environment.TickCount64 - start < MostWaiting)
            {
                Thread.Sleep(s_pauses[attempt]);
            }
            catch (Exception fault) when (RedisProblem.IsFinal(fault))
            {
                throw Unavailable(Address, fault);
            }
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

    private static ToolException Unavailable(StoreAddress address, Exception fault) => new($"The server of '{address.Text}' cannot be used: {RedisProblem.Text(fault)}.", fault);

    private List<IServer> Primaries()
    {
        var connected = _connection.GetServers().Where(static server => server.IsConnected).ToList();
        if (connected.Count == 0)
        {
            throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, CommandFlags.None, "no server is connected", null, CommandStatus.WaitingToBeSent);
        }

        var primaries = connected.FindAll(static server => !server.IsReplica);
        return primaries.Count > 0 ? primaries : throw new ToolException($"The server of '{Address.Text}' cannot be used: it is a replica, which may lack what was acknowledged; name the primary.");
    }
}
