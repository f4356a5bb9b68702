using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Persistence.Threads;

namespace Persistence.GroupCommit;

/// <summary>
/// Group commit: the flush to disk is the cost of a commit, so changes that wait at the same time share one. The caller that finds no
/// leader leads: it collects those that wait, commits once, reports to each, and hands leadership to the next. For callers that wait
/// with a task a thread of the pool leads, one at a time, however many wait.
/// </summary>
/// <typeparam name="TTicket">The engine's own ticket.</typeparam>
/// <remarks>
/// A task does not lead before a thread of the pool has come for it: until then a thread may lead and take the tasks along, so nothing
/// stands still when the pool has no thread left.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue of callers, though no collection.")]
public sealed class GroupCommitQueue<TTicket>
    where TTicket : CommitTicket
{
    private const int MaxBatch = 256;

    private readonly Action _scheduleLeader;
    private readonly int _delayDivisor;
    private readonly Lock _gate = new();
    private readonly Queue<TTicket> _threads = new();
    private readonly Queue<TTicket> _tasks = new();
    private bool _hasLeader;
    private bool _isLeaderScheduled;
    private bool _isTurnOfTasks;
    private int _expectedBatch = 1;
    private long _lastDuration;
    private long _began;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="scheduleLeader">Has a thread of the pool come and call <see cref="TryLeadAwaited"/>.</param>
    /// <param name="delayDivisor">
    /// Callers that were just answered mostly come back at once. A leader waits for as many as the last batch had, for the time that the
    /// last commit took divided by this: it then shares its flush with more of them than that costs. One caller alone never waits.
    /// </param>
    public GroupCommitQueue(Action scheduleLeader, int delayDivisor)
    {
        ArgumentNullException.ThrowIfNull(scheduleLeader);
        ArgumentOutOfRangeException.ThrowIfLessThan(delayDivisor, 1);
        (_scheduleLeader, _delayDivisor) = (scheduleLeader, delayDivisor);
    }

    /// <summary>Takes leadership when no thread has it; otherwise enqueues a ticket that its thread waits for.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>True when this thread leads; false when it is to call <see cref="CommitTicket.WaitUntilDone"/>.</returns>
    public bool TryLead(TTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        using (Uninterrupted.Enter(_gate))
        {
            if (!_hasLeader)
            {
                _hasLeader = true;
                return true;
            }

            ticket.BindToThread();
            _threads.Enqueue(ticket);
            return false;
        }
    }

    /// <summary>Enqueues a ticket without a thread.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>
    /// Ends with true when the change has been decided; with false, of a ticket that is <see cref="CommitTicket.IsExclusive"/>, when the
    /// caller leads now. It never fails.
    /// </returns>
    public Task<bool> EnqueueAsync(TTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var completion = ticket.AsTask();
        bool isCall;
        using (Uninterrupted.Enter(_gate))
        {
            _tasks.Enqueue(ticket);
            isCall = IsLeaderToBeScheduled();
        }

        if (isCall)
        {
            _scheduleLeader();
        }

        return completion;
    }

    /// <summary>Takes leadership for the tasks, unless a thread has it: that one takes them along.</summary>
    /// <returns>The ticket to begin a batch with; null when there is nothing to lead for this thread.</returns>
    public TTicket? TryLeadAwaited()
    {
        TTicket? first;
        using (Uninterrupted.Enter(_gate))
        {
            _isLeaderScheduled = false;
            if (_hasLeader || !_tasks.TryDequeue(out first))
            {
                return null;
            }

            _hasLeader = true;
        }

        if (!first.IsExclusive)
        {
            return first;
        }

        first.Wake(isDone: false);
        return null;
    }

    /// <summary>Fills a batch with those that wait, up to the first exclusive one. For the leader.</summary>
    /// <param name="batch">The batch: empty, or with the leader's own change.</param>
    public void CollectBatch(List<TTicket> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _began = Stopwatch.GetTimestamp();
        var until = _began + (_lastDuration / _delayDivisor);
        while (batch.Count + _threads.Count + _tasks.Count < _expectedBatch && Stopwatch.GetTimestamp() < until)
        {
            Thread.Yield();
        }

        using (Uninterrupted.Enter(_gate))
        {
            while (batch.Count < MaxBatch && TryTake(out var ticket))
            {
                batch.Add(ticket);
            }
        }
    }

    /// <summary>Reports to a batch that it was decided. For the leader.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="own">The change whose thread calls this; null when it is a task's.</param>
    /// <param name="mayLeadOn">Whether the leader can go on with those that wait: it collects them next, and may find that none can be.</param>
    /// <returns>True when it does; false when leadership has passed to another thread or to none.</returns>
    public bool CompleteBatch(List<TTicket> batch, TTicket? own, bool mayLeadOn)
    {
        ArgumentNullException.ThrowIfNull(batch);
        TTicket? next = null;
        bool isCall;
        bool leadsOn;
        using (Uninterrupted.Enter(_gate))
        {
            if (batch.Count > 0)
            {
                _expectedBatch = batch.Count;
                _lastDuration = Stopwatch.GetTimestamp() - _began;
            }

            leadsOn = mayLeadOn && _threads.Count + _tasks.Count > 0;
            _hasLeader = leadsOn || TryTakeLeader(out next);
            isCall = IsLeaderToBeScheduled();
        }

        foreach (var ticket in batch)
        {
            if (!ReferenceEquals(ticket, own))
            {
                ticket.Wake(isDone: true);
            }
        }

        next?.Wake(isDone: false);
        if (isCall)
        {
            _scheduleLeader();
        }

        return leadsOn;
    }

    /// <summary>Ends leadership after an exclusive change, or without a change: the next caller leads, if any waits.</summary>
    public void HandOffLeadership() => CompleteBatch([], null, mayLeadOn: false);

    private bool IsLeaderToBeScheduled()
    {
        var isCall = !_hasLeader && !_isLeaderScheduled && _tasks.Count > 0;
        _isLeaderScheduled |= isCall;
        return isCall;
    }

    // A thread that waits leads at once, and needs no other of the pool, which may have none left. An exclusive task leads alternately with them.
    private bool TryTakeLeader([NotNullWhen(true)] out TTicket? next)
    {
        _isTurnOfTasks = !_isTurnOfTasks;
        var isTask = _tasks.TryPeek(out var task) && task.IsExclusive && (_isTurnOfTasks || _threads.Count == 0);
        return (isTask ? _tasks : _threads).TryDequeue(out next);
    }

    // By turns, so that neither kind keeps the other out of full batches. An exclusive ticket ends the batch, or others would pass it for ever.
    private bool TryTake([NotNullWhen(true)] out TTicket? ticket)
    {
        ticket = null;
        if ((_threads.TryPeek(out var thread) && thread.IsExclusive) || (_tasks.TryPeek(out var task) && task.IsExclusive))
        {
            return false;
        }

        _isTurnOfTasks = !_isTurnOfTasks;
        var (first, second) = _isTurnOfTasks ? (_tasks, _threads) : (_threads, _tasks);
        return first.TryDequeue(out ticket) || second.TryDequeue(out ticket);
    }
}
