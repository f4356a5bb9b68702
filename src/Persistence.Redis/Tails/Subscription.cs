using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Redis.Tails;

/// <summary>
/// A subscription to one session's channel. Messages in a gap of the connection are lost, so the tail is also woken when the subscription is made and when the connection is restored.
/// </summary>
internal sealed class Subscription : IDisposable
{
    private readonly IConnectionMultiplexer _redis;
    private readonly RedisChannel _channel;
    private readonly Action _wake;

    /// <summary>Subscribes, without waiting for it.</summary>
    /// <param name="redis">The user's connection.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="wake">Wakes the tail.</param>
    public Subscription(IConnectionMultiplexer redis, RedisChannel channel, Action wake)
    {
        (_redis, _channel, _wake) = (redis, channel, wake);
        redis.ConnectionRestored += OnRestored;
        _ = Run(() => redis.GetSubscriber().SubscribeAsync(channel, OnMessage), wake);
    }

    public void Dispose()
    {
        _redis.ConnectionRestored -= OnRestored;
        _ = Run(() => _redis.GetSubscriber().UnsubscribeAsync(_channel, OnMessage), static () => { });
    }

    private static async Task Run(Func<Task> command, Action then)
    {
        try
        {
            await command().ConfigureAwait(false);
            then();
        }
        catch (Exception fault) when (RedisFailure.IsProviders(fault))
        {
            // The connection subscribes when it is restored; a user who may not subscribe (ACL) has no signals. The tail polls.
        }
    }

    private void OnMessage(RedisChannel channel, RedisValue message) => _wake();

    private void OnRestored(object? sender, ConnectionFailedEventArgs restored) => _wake();
}
