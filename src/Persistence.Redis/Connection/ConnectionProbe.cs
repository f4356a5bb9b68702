using Persistence.Engine;
using Persistence.Monitoring;
using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>
/// Waits, cancellably, for a server that is not connected. A connection that is down keeps what it is handed for its own time,
/// cancelled or not: it is handed a probe first, a command that changes nothing and can be abandoned, and the change only then.
/// </summary>
/// <param name="database">Where commands are sent.</param>
/// <param name="options">The store's settings.</param>
/// <param name="store">The store's name, for messages.</param>
/// <param name="telemetry">Reports further attempts.</param>
internal sealed class ConnectionProbe(IDatabase database, RedisStoreOptions options, string store, StoreTelemetry telemetry)
{
    private readonly RetryPolicy _retryPolicy = new(store, telemetry);

    /// <summary>Waits before a change is sent, where the caller may lose interest.</summary>
    /// <param name="change">The change.</param>
    /// <param name="retry">The attempts of the call.</param>
    /// <param name="mode">How to run.</param>
    public ValueTask Wait(RedisRequest change, RetryState retry, IoMode mode) =>
        change.IsRead || !mode.IsAsync || !mode.Cancellation.CanBeCanceled || IsReachable(change) ? default : Probe(change, retry, mode);

    /// <summary>Waits before changes of several callers are sent.</summary>
    /// <param name="change">One of them.</param>
    /// <returns>Has ended already where the server is connected.</returns>
    public ValueTask Wait(RedisRequest change) =>
        IsReachable(change) ? default : Probe(change, new RetryState(options, RetryState.Start(store, isClosed: false)), IoMode.Awaiting(CancellationToken.None));

    private async ValueTask Probe(RedisRequest change, RetryState retry, IoMode mode)
    {
        var probe = new RedisRequest { Command = "EXISTS", Keys = [change.Keys[0]], SessionKey = change.SessionKey, IsRead = true };
        while (true)
        {
            TimeSpan delay;
            try
            {
                await probe.SendAsync(database).WaitAsync(mode.Cancellation).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (RedisFailure.IsProviders(exception))
            {
                delay = _retryPolicy.Pause(exception, probe, retry);
            }

            await mode.Pause(delay).ConfigureAwait(false);
        }
    }

    private bool IsReachable(RedisRequest request) => database.IsConnected(request.Keys[0], CommandFlags.DemandMaster);
}
