using Persistence.Engine;

namespace Persistence.Conformance;

/// <summary>Leases whose requests are counted, each after something on demand.</summary>
/// <param name="inner">The leases.</param>
internal sealed class WatchedLeases(LeaseHandler<string> inner) : LeaseHandler<string>
{
    /// <summary>The keys that were asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Is called before each request: after the caller's look at the session.</summary>
    public Action<string> Before { get; set; } = static _ => { };

    public override DateTimeOffset Now => inner.Now;

    public override ValueTask<LeaseGrant> Acquire(EncodedKey<string> key, LeaseRequest request, IoMode mode)
    {
        Requests.Add(key.Text);
        Before(key.Text);
        return inner.Acquire(key, request, mode);
    }

    public override ValueTask<bool> Renew(EncodedKey<string> key, TimeSpan duration, IoMode mode) => inner.Renew(key, duration, mode);

    public override ValueTask Release(EncodedKey<string> key, IoMode mode) => inner.Release(key, mode);

    public override ValueTask<LeaseState> Find(EncodedKey<string> key, IoMode mode) => inner.Find(key, mode);
}
