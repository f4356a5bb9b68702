using System.Runtime.CompilerServices;
using Persistence.Engine;
using Persistence.Redis.Indexes;
using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>
/// Makes sure that the server carries out a script without others in between. Redis and Valkey always do. Garnet does so only with <c>--lua-transaction-mode</c>, and does not report
/// whether it has that option: neither INFO nor CONFIG GET has it, and no command behaves otherwise. So it is tried, once for each connection to a
/// Garnet: a second connection writes to a key that a script holds.
/// </summary>
/// <param name="redis">The user's connection.</param>
/// <param name="options">The store's settings.</param>
/// <param name="store">The store's name, for messages.</param>
internal sealed class ScriptAtomicity(IConnectionMultiplexer redis, RedisStoreOptions options, string store)
{
    // A writer that is let through is seen within a few microseconds; one that is not waits as long as this.
    private const string Probe = """
        redis.call('SET', KEYS[1], 'script', 'PX', '10000')
        local start = redis.call('TIME')
        repeat
            if redis.call('GET', KEYS[1]) ~= 'script' then return 1 end
            local now = redis.call('TIME')
        until (now[1] - start[1]) * 1000000 + (now[2] - start[2]) > 50000
        return 0
        """;

    // Under load the writer may be late once.
    private const int Rounds = 2;

    private static readonly ConditionalWeakTable<IConnectionMultiplexer, object> s_atomic = [];

    private readonly Lazy<ReadinessGate> _readiness = new(() => new ReadinessGate(mode => Find(redis, options, store, mode)));

    /// <summary>Makes sure of it before the first script of a store that changes something.</summary>
    /// <param name="isKnown">Whether there is nothing to ask.</param>
    /// <param name="mode">How to run.</param>
    /// <exception cref="SessionStoreUnavailableException">The server's scripts are not atomic.</exception>
    public ValueTask Check(bool isKnown, IoMode mode) =>
        isKnown || _readiness.Value.IsKnown || !IsGarnet(redis) ? default : _readiness.Value.Find(mode);

    private static async ValueTask Find(IConnectionMultiplexer redis, RedisStoreOptions options, string store, IoMode mode)
    {
        if (s_atomic.TryGetValue(redis, out _))
        {
            return;
        }

        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                await Try(redis, options, store, mode).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (RedisFailure.IsProviders(exception))
        {
            // The first command says so itself; or its user may not do what the probe does, or the second connection cannot be made from the configuration's text.
            return;
        }

        s_atomic.AddOrUpdate(redis, store);
    }

    private static async ValueTask Try(IConnectionMultiplexer redis, RedisStoreOptions options, string store, IoMode mode)
    {
        var settings = ConfigurationOptions.Parse(redis.Configuration);
        settings.AbortOnConnectFail = true;
        using var second = mode.IsAsync ? await ConnectionMultiplexer.ConnectAsync(settings).ConfigureAwait(false) : ConnectionMultiplexer.Connect(settings);
        var (own, other) = (redis.GetDatabase(options.Database), second.GetDatabase(options.Database));
        RedisKey key = $"{options.KeyPrefix}:$probe:{Guid.NewGuid():N}";
        var script = own.ScriptEvaluateAsync(Probe, [key], flags: CommandFlags.DemandMaster);
        while (!script.IsCompleted)
        {
            _ = mode.IsAsync ? await other.StringSetAsync(key, "other", TimeSpan.FromSeconds(10)).ConfigureAwait(false) : other.StringSet(key, "other", TimeSpan.FromSeconds(10));
        }

        var saw = (int)await script.ConfigureAwait(false);
        if (saw == 1)
        {
            throw new SessionStoreUnavailableException(
                $"{store} cannot be used: this Garnet lets others write while a script runs, so saves would overwrite each other silently. Nothing was written. Start Garnet with --lua and --lua-transaction-mode.",
                null,
                store);
        }
    }

    // Known from the handshake; a server that is not connected yet is taken for what it reports later.
    private static bool IsGarnet(IConnectionMultiplexer redis)
    {
        try
        {
            return redis.GetServers().Any(static server => server.IsConnected && server.GetProductVariant(out _) == ProductVariant.Garnet);
        }
        catch (Exception exception) when (RedisFailure.IsProviders(exception))
        {
            return false;
        }
    }
}
