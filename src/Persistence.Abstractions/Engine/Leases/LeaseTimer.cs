namespace Persistence.Engine;

/// <summary>
/// Loses leases whose time is over: one thread for all of this process, which needs no thread of the pool. Beside a busy pool, timers come seconds late, and of several that are due together one comes at all.
/// </summary>
internal static class LeaseTimer
{
    private static readonly Lock s_gate = new();
    private static readonly AutoResetEvent s_earlier = new(false);
    private static readonly SortedSet<LeaseWatch> s_watches = new(Comparer<LeaseWatch>.Create(static (one, other) => (one.Deadline, one.Id).CompareTo((other.Deadline, other.Id))));
    private static long s_ids;
    private static bool s_isStarted;

    /// <summary>Gives a number that no other watch has.</summary>
    public static long NewId() => Interlocked.Increment(ref s_ids);

    /// <summary>Gives a watch another deadline.</summary>
    /// <returns>False when it is lost already.</returns>
    public static bool Set(LeaseWatch watch, long deadline)
    {
        lock (s_gate)
        {
            s_watches.Remove(watch);
            if (watch.IsLost)
            {
                return false;
            }

            watch.Deadline = deadline;
            s_watches.Add(watch);
            if (ReferenceEquals(s_watches.Min, watch))
            {
                Wake();
            }

            return true;
        }
    }

    /// <summary>Forgets a watch.</summary>
    public static void Remove(LeaseWatch watch)
    {
        lock (s_gate)
        {
            s_watches.Remove(watch);
        }
    }

    private static void Wake()
    {
        if (!s_isStarted)
        {
            s_isStarted = true;
            new Thread(Run) { IsBackground = true, Name = "Persistence: leases", Priority = ThreadPriority.AboveNormal }.Start();
        }

        s_earlier.Set();
    }

    private static void Run()
    {
        while (true)
        {
            LeaseWatch? next;
            lock (s_gate)
            {
                next = s_watches.Min;
            }

            var due = next?.Due ?? Timeout.Infinite;
            if (next is not null && due <= 0)
            {
                next.Lose();
            }
            else
            {
                s_earlier.WaitOne(TimeSpan.FromMilliseconds(due));
            }
        }
    }
}
