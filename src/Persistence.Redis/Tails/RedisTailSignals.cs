using Persistence.Engine;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Tails;

/// <summary>What wakes the tails of one session class on a server: messages that the scripts of commits publish.</summary>
/// <param name="redis">The user's connection.</param>
/// <param name="options">The store's settings.</param>
/// <param name="keys">Names of keys.</param>
internal sealed class RedisTailSignals(IConnectionMultiplexer redis, RedisStoreOptions options, RedisKeys keys)
    : TailSignals(LocationOf(redis, options, keys), options.TailPollInterval)
{
    // A failover takes seconds; a server that is away for longer is somebody's concern.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    // The connection would put its prefix before the channel's name, and the scripts know none.
    private readonly bool _hasChannelPrefix = !ConfigurationOptions.Parse(redis.Configuration, ignoreUnknown: true).ChannelPrefix.IsNullOrEmpty;

    /// <inheritdoc/>
    public override TimeSpan Patience => s_patience;

    /// <inheritdoc/>
    public override IDisposable? Listen(string key, Action wake) =>
        _hasChannelPrefix ? null : new Subscription(redis, RedisChannel.Literal(keys.HashKey(key) + Scripts.CommitParts.Channel), wake);

    private static (string Servers, string Sessions) LocationOf(IConnectionMultiplexer redis, RedisStoreOptions options, RedisKeys keys) =>
        (string.Join(',', redis.GetEndPoints(configuredOnly: true).Select(static server => server.ToString()).Order(StringComparer.Ordinal)), $"{redis.GetDatabase(options.Database).Database}:{keys.Listing}");
}
