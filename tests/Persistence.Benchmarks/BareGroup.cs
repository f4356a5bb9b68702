namespace Persistence.Benchmarks;

/// <summary>
/// The least that many threads can do which commit together: one of them makes one durable commit of what all have waiting, and wakes them. What that takes beyond the
/// commit itself is threads that wait and are woken.
/// </summary>
/// <param name="commit">Makes one durable commit of so many appends.</param>
internal sealed class BareGroup(Action<int> commit)
{
    private readonly Lock _gate = new();
    private List<Waiter> _waiting = [];
    private bool _isBusy;

    /// <summary>Appends, and returns when that is durable.</summary>
    /// <param name="own">What this thread waits by.</param>
    public void Append(Waiter own)
    {
        own.Event.Reset();
        own.IsLeader = false;
        lock (_gate)
        {
            _waiting.Add(own);
            own.IsLeader = !_isBusy;
            _isBusy = true;
        }

        if (!own.IsLeader)
        {
            own.Event.Wait();
        }

        if (own.IsLeader)
        {
            Lead(own);
        }
    }

    private void Lead(Waiter own)
    {
        List<Waiter> batch;
        lock (_gate)
        {
            (batch, _waiting) = (_waiting, []);
        }

        commit(batch.Count);
        batch.Remove(own);
        lock (_gate)
        {
            // The next commit is made by one that waits for it.
            _isBusy = _waiting.Count > 0;
            if (_isBusy)
            {
                _waiting[0].IsLeader = true;
                _waiting[0].Event.Set();
            }
        }

        batch.ForEach(static other => other.Event.Set());
    }

    /// <summary>A thread that appends.</summary>
    internal sealed class Waiter
    {
        /// <summary>Is set when its append is durable, or when it is to make the next commit.</summary>
        public ManualResetEventSlim Event { get; } = new(false, 0);

        /// <summary>Whether it makes the next commit.</summary>
        public volatile bool IsLeader;
    }
}
