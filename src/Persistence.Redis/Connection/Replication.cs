using Persistence.Engine;
using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>Makes sure that replicas have what was committed.</summary>
/// <param name="redis">The user's connection.</param>
/// <param name="options">The store's settings.</param>
/// <param name="store">The store's name, for messages.</param>
internal sealed class Replication(IConnectionMultiplexer redis, RedisStoreOptions options, string store)
{
    /// <summary>How often the server of a key was connected to; asked before a commit that replicas shall have.</summary>
    public int Sockets(RedisKey key)
    {
        try
        {
            return options.WaitForReplicas == 0 ? 0 : (int)redis.GetServer(key).GetCounters().Interactive.SocketCount;
        }
        catch (Exception exception) when (RedisFailure.IsProviders(exception))
        {
            return -1;
        }
    }

    /// <summary>Makes sure that as many replicas as the settings ask for have what was just committed.</summary>
    /// <param name="session">The session's encoded key.</param>
    /// <param name="key">The name of its hash.</param>
    /// <param name="sockets">What <see cref="Sockets"/> was before the commit.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>Always true.</returns>
    public ValueTask<bool> Confirm(string session, RedisKey key, int sockets, IoMode mode) =>
        options.WaitForReplicas == 0 ? ValueTask.FromResult(true) : Wait(session, key, sockets, mode);

    private async ValueTask<bool> Wait(string session, RedisKey key, int sockets, IoMode mode)
    {
        var confirmed = 0;
        try
        {
            var server = redis.GetServer(key);
            object[] arguments = [options.WaitForReplicas, (long)options.WaitTimeout.TotalMilliseconds];
            var result = mode.IsAsync
                ? await server.ExecuteAsync("WAIT", arguments).ConfigureAwait(false)
                : Execute(server, arguments);
            // WAIT speaks of what was sent on its own connection; a new one has sent nothing.
            confirmed = Sockets(key) == sockets ? (int)result : 0;
        }
        catch (Exception exception) when (RedisFailure.IsProviders(exception))
        {
            throw RedisErrors.NotReplicated(session, store, options.WaitForReplicas, 0, exception);
        }

        return confirmed >= options.WaitForReplicas
            ? true
            : throw RedisErrors.NotReplicated(session, store, options.WaitForReplicas, confirmed);
    }

    // An interrupted thread waits once more; the commit was made.
    private static RedisResult Execute(IServer server, object[] arguments)
    {
        while (true)
        {
            try
            {
                return server.Execute("WAIT", arguments);
            }
            catch (ThreadInterruptedException)
            {
                DeferredInterrupt.Defer();
            }
        }
    }
}
