using System.Collections.Concurrent;

namespace Persistence.Hosting.Tests.Maintenance;

/// <summary>Keeps how long is waited, and lets that pass at once, but for the last time.</summary>
internal sealed class RecordedTime(int times) : TimeProvider
{
    public ConcurrentQueue<TimeSpan> Delays { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Delays.Enqueue(dueTime);
        return System.CreateTimer(callback, state, Delays.Count < times ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, period);
    }
}
