namespace Persistence.Engine;

/// <summary>Until when a holder may rely on its lease, by its own clock, and who is notified when that time is over.</summary>
#pragma warning disable CA1001 // The source has neither a timer nor a wait handle of its own; what it calls must stay callable.
internal sealed class LeaseWatch
#pragma warning restore CA1001
{
    private const long Never = long.MaxValue;

    private readonly CancellationTokenSource _source = new();
    private readonly LeaseClock _clock;
    private int _isLost;

    /// <summary>Begins to watch.</summary>
    /// <param name="began">When the call that acquired the lease began: the store counts from later on.</param>
    /// <param name="duration">How long the store granted.</param>
    /// <param name="clock">The holder's clock.</param>
    public LeaseWatch(long began, TimeSpan duration, LeaseClock? clock = null)
    {
        _clock = clock ?? LeaseClock.System;
        Deadline = Never;
        if (!Prolong(began, duration))
        {
            Lose();
        }
    }

    /// <summary>A number for this watch that no other has.</summary>
    public long Id { get; } = LeaseTimer.NewId();

    /// <summary>When the lease is lost, by the holder's clock; the timer alone changes it.</summary>
    public long Deadline { get; set; }

    /// <summary>Whether it is lost.</summary>
    public bool IsLost => Volatile.Read(ref _isLost) != 0;

    /// <summary>Cancelled when it is lost.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>How long it can be relied on.</summary>
    public TimeSpan Remaining => IsLost || Deadline == Never ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Max(0, Deadline - _clock.Milliseconds));

    /// <summary>The time until the deadline, for the timer.</summary>
    public long Due => Deadline - _clock.Milliseconds;

    /// <summary>Notes that the store granted more time.</summary>
    /// <param name="began">When the call that asked for it began.</param>
    /// <param name="duration">How long.</param>
    /// <returns>False when the time is over already, or was before.</returns>
    public bool Prolong(long began, TimeSpan duration)
    {
        // A tenth, half a second at most, for the process that must be notified in time.
        var margin = Math.Min(duration.TotalMilliseconds / 10, 500);
        var deadline = began + (long)(duration.TotalMilliseconds - margin);
        return deadline > _clock.Milliseconds && LeaseTimer.Set(this, deadline);
    }

    /// <summary>Ends watching; nobody is notified.</summary>
    public void Stop() => LeaseTimer.Remove(this);

    /// <summary>The lease is lost: those who listen are notified, on a thread of their own, because they may block.</summary>
    public void Lose()
    {
        if (Interlocked.Exchange(ref _isLost, 1) == 0)
        {
            LeaseTimer.Remove(this);
            new Thread(_source.Cancel) { IsBackground = true, Name = "Persistence: a lease was lost" }.Start();
        }
    }
}
