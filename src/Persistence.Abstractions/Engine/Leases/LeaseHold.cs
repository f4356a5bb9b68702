using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>A lease that was granted: what it calls its store for, and until when its holder may rely on it.</summary>
/// <param name="link">The store that gave it.</param>
/// <param name="watch">Until when.</param>
/// <param name="duration">How long it was granted for.</param>
internal sealed class LeaseHold(LeaseLink link, LeaseWatch watch, TimeSpan duration)
{
    private int _isReleased;

    /// <summary>The session's encoded key.</summary>
    public string Key => link.Key;

    /// <summary>The leases of the engine that gave it.</summary>
    public object Owner => link.Owner;

    /// <summary>Until when the holder may rely on it.</summary>
    public LeaseWatch Watch => watch;

    /// <summary>For how long it was acquired or last renewed.</summary>
    public TimeSpan Duration { get; private set; } = duration;

    /// <summary>Whether its holder released it.</summary>
    public bool IsReleased => _isReleased != 0;

    /// <summary>Throws where it was released.</summary>
    public void ThrowIfReleased() => ObjectDisposedException.ThrowIf(_isReleased != 0, typeof(SessionLease));

    /// <summary>The nonce, for a change of a session.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="store">The store, for messages.</param>
    public long NonceFor(string key, string store)
    {
        if (_isReleased != 0)
        {
            throw LeaseErrors.LeaseLost(Key, store);
        }

        return key == Key ? link.Nonce : throw LeaseErrors.OtherLease(Key, key, store);
    }

    /// <summary>Begins its time again; false when it is gone.</summary>
    public async ValueTask<bool> Renew(TimeSpan? wanted, IoMode mode)
    {
        ThrowIfReleased();
        var next = wanted ?? Duration;
        LeaseRequest.RequireDuration(next, "duration");
        if (watch.IsLost)
        {
            return false;
        }

        var began = LeaseClock.System.Milliseconds;
        if (!await link.Renew(next, mode).ConfigureAwait(false) || !watch.Prolong(began, next))
        {
            watch.Lose();
            return false;
        }

        Duration = next;
        return true;
    }

    /// <summary>Ends it, once.</summary>
    public async ValueTask Release(IoMode mode)
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
        {
            watch.Stop();
            await link.Release(mode).ConfigureAwait(false);
        }
    }
}
