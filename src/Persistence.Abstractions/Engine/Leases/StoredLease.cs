using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>The lease of a session as engines on one machine store it, and what becomes of it. Immutable.</summary>
/// <param name="Number">The fencing token of the last lease.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StoredLease(long Number)
{
    /// <summary>The nonce of the holder; 0 where nobody holds it.</summary>
    public long Nonce { get; init; }

    /// <summary>How often the session was claimed without a new due time.</summary>
    public int Attempts { get; init; }

    /// <summary>What the holder calls itself.</summary>
    public string Holder { get; init; } = "";

    /// <summary>When it was acquired, for people.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When it ends: <see cref="LeaseClock.Milliseconds"/>.</summary>
    public long Until { get; init; }

    /// <summary>How long it was acquired or renewed for, in milliseconds.</summary>
    public long Duration { get; init; }

    /// <summary>By which clock it ends: <see cref="LeaseClock.Boot"/>.</summary>
    public string Boot { get; init; } = "";

    /// <summary>Whether somebody holds it. A lease of another start of the machine is over, and so is one that would go on for longer than it was granted.</summary>
    /// <param name="clock">The clock.</param>
    /// <returns>True when somebody does.</returns>
    public bool IsHeld(LeaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (Nonce == 0 || Boot != clock.Boot)
        {
            return false;
        }

        var remaining = Until - clock.Milliseconds;
        return remaining > 0 && remaining <= Duration;
    }

    /// <summary>How long it goes on.</summary>
    /// <param name="clock">The clock.</param>
    /// <returns>Zero where nobody holds it.</returns>
    public TimeSpan Remaining(LeaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return IsHeld(clock) ? TimeSpan.FromMilliseconds(Math.Max(0, Until - clock.Milliseconds)) : TimeSpan.Zero;
    }

    /// <summary>What a reader sees of it.</summary>
    /// <param name="clock">The clock.</param>
    /// <returns>The lease at this moment.</returns>
    public LeaseState State(LeaseClock clock) =>
        IsHeld(clock) ? new LeaseState(Nonce, new LeaseInfo(Holder, Number, Since, Remaining(clock)), Attempts) : new LeaseState(0, null, Attempts);

    /// <summary>The lease with another end.</summary>
    /// <param name="duration">How long from now on.</param>
    /// <param name="clock">The clock.</param>
    /// <returns>The lease.</returns>
    public StoredLease For(TimeSpan duration, LeaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var milliseconds = (long)duration.TotalMilliseconds;
        return this with { Duration = milliseconds, Until = clock.Milliseconds + milliseconds, Boot = clock.Boot };
    }

    /// <summary>What is kept when nobody holds it any more.</summary>
    /// <returns>The lease.</returns>
    public StoredLease Released() => new(Number) { Attempts = Attempts };

    /// <summary>The lease after a save that changed when the session is due.</summary>
    /// <returns>The lease.</returns>
    public StoredLease Restarted() => this with { Attempts = 0 };
}
