using Persistence.Redis.Tests.Servers;
using Persistence.Redis.Tests.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Faults;

/// <summary>A client that is stopped after a number of commands.</summary>
internal sealed class Victim : IDisposable
{
    private readonly CuttingProxy _proxy;
    private readonly ConnectionMultiplexer _redis;
    private readonly ChatRedisStore _store;

    public Victim(int port, RedisStoreOptions options)
    {
        _proxy = new CuttingProxy(port);
        _redis = ConnectionMultiplexer.Connect(_proxy.ConnectionString);
        _store = new ChatRedisStore(_redis, options);
    }

    /// <summary>Works until it is stopped.</summary>
    /// <param name="commands">After how many commands.</param>
    /// <param name="work">The work.</param>
    /// <returns>Whether all of the work's commands passed, and with them those that nobody waits for.</returns>
    public bool Run(int commands, Action<ChatRedisStore> work)
    {
        _proxy.CutAfter(commands);
        return Finishes(_proxy, _redis, () => work(_store));
    }

    /// <summary>Does work that may be stopped.</summary>
    public static bool Finishes(CuttingProxy proxy, IConnectionMultiplexer redis, Action work)
    {
        try
        {
            work();
            // Passes after everything that was sent.
            redis.GetDatabase().Ping();
        }
        catch (Exception exception) when (proxy.IsCut && exception is SessionStoreUnavailableException or RedisException or TimeoutException)
        {
            return false;
        }

        return !proxy.IsCut;
    }

    public void Dispose()
    {
        _store.Dispose();
        _proxy.Dispose();
        _redis.Dispose();
    }
}
