using System.Collections.Concurrent;

namespace Persistence.Engine;

/// <summary>The tails of this process that wait, by what they read. While there are none, a commit pays for one comparison.</summary>
internal static class TailBoard
{
    private static readonly ConcurrentDictionary<(object Location, string Key), TailWaiter[]> s_waiters = new();
    private static readonly Lock s_gate = new();
    private static int s_count;

    /// <summary>Whether no tail waits in this process.</summary>
    public static bool IsEmpty => Volatile.Read(ref s_count) == 0;

    public static void Add(object location, string key, TailWaiter waiter)
    {
        lock (s_gate)
        {
            // Counted first: a commit that is not yet seen by the tail's first look finds the tail here.
            Interlocked.Increment(ref s_count);
            s_waiters[(location, key)] = s_waiters.TryGetValue((location, key), out var others) ? [.. others, waiter] : [waiter];
        }
    }

    public static void Remove(object location, string key, TailWaiter waiter)
    {
        lock (s_gate)
        {
            Interlocked.Decrement(ref s_count);
            TailWaiter[] others = [.. s_waiters[(location, key)].Where(other => other != waiter)];
            if (others.Length > 0)
            {
                s_waiters[(location, key)] = others;
            }
            else
            {
                s_waiters.TryRemove((location, key), out _);
            }
        }
    }

    public static void Notify(object location, string key)
    {
        if (!IsEmpty && s_waiters.TryGetValue((location, key), out var waiters))
        {
            Array.ForEach(waiters, static waiter => waiter.Signal());
        }
    }

    public static void NotifyAll(object location)
    {
        foreach (var ((place, _), waiters) in s_waiters)
        {
            if (place.Equals(location))
            {
                Array.ForEach(waiters, static waiter => waiter.Signal());
            }
        }
    }
}
