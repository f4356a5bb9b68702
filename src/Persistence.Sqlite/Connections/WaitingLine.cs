using System.Diagnostics;
using Persistence.Threads;

namespace Persistence.Sqlite;

/// <summary>The changes that wait for a transaction, and who leads.</summary>
/// <param name="callLeader">Has a thread of the pool come and ask for <see cref="TryLeadTasks"/>.</param>
internal sealed class WaitingLine(Action callLeader)
{
    private const int MaxBatch = 256;

    // Those who were just answered mostly come back at once: a leader that gives way to them for a part of the time that a
    // commit takes shares its fsync with more of them than that costs. One thread alone never waits.
    private const int PartOfACommit = 4;

    private readonly Lock _gate = new();
    private readonly Queue<CommitWork> _threads = new();
    private readonly Queue<CommitWork> _tasks = new();
    private bool _hasLeader;
    private bool _isLeaderCalled;
    private bool _isTasksTurn;
    private int _lastBatch = 1;
    private long _lastDuration;
    private long _began;

    /// <summary>Takes the lead when nobody has it; otherwise stands in line.</summary>
    public bool TryLead(CommitWork work)
    {
        using (Uninterrupted.Enter(_gate))
        {
            if (!_hasLeader)
            {
                _hasLeader = true;
                return true;
            }

            work.BeWaitedFor();
            _threads.Enqueue(work);
            return false;
        }
    }

    /// <summary>Stands in line without a thread.</summary>
    public void Stand(CommitWork task)
    {
        bool isCall;
        using (Uninterrupted.Enter(_gate))
        {
            _tasks.Enqueue(task);
            isCall = IsLeaderToBeCalled();
        }

        if (isCall)
        {
            callLeader();
        }
    }

    /// <summary>Takes the lead for the tasks, unless a thread has it: that one takes them along.</summary>
    /// <returns>The change to begin with; null when there is nothing to lead.</returns>
    public CommitWork? TryLeadTasks()
    {
        using (Uninterrupted.Enter(_gate))
        {
            _isLeaderCalled = false;
            if (_hasLeader || !_tasks.TryDequeue(out var first))
            {
                return null;
            }

            _hasLeader = true;
            return first;
        }
    }

    /// <summary>Fills a batch with those that wait, after giving way to those who are about to come. For the leader.</summary>
    /// <param name="batch">The batch: empty, or with the leader's own change.</param>
    public void Gather(List<CommitWork> batch)
    {
        _began = Stopwatch.GetTimestamp();
        var until = _began + (_lastDuration / PartOfACommit);
        while (batch.Count + _threads.Count + _tasks.Count < _lastBatch && Stopwatch.GetTimestamp() < until)
        {
            Thread.Yield();
        }

        using (Uninterrupted.Enter(_gate))
        {
            while (batch.Count < MaxBatch && TryNext(out var work))
            {
                batch.Add(work);
            }
        }
    }

    /// <summary>Answers a batch. For the leader.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="own">The change whose thread calls this; null when it is a task's.</param>
    /// <param name="mayLeadOn">Whether the leader can go on with those that wait.</param>
    /// <returns>True when it does; false when the lead has passed to another or to nobody.</returns>
    public bool Answer(List<CommitWork> batch, CommitWork? own, bool mayLeadOn)
    {
        CommitWork? next = null;
        bool isCall;
        bool leadsOn;
        using (Uninterrupted.Enter(_gate))
        {
            _lastBatch = batch.Count;
            _lastDuration = Stopwatch.GetTimestamp() - _began;
            leadsOn = mayLeadOn && _threads.Count + _tasks.Count > 0;

            // A thread that stands and waits leads at once, and needs no other of the pool, which may have none left.
            _hasLeader = leadsOn || _threads.TryDequeue(out next);
            isCall = IsLeaderToBeCalled();
        }

        foreach (var work in batch)
        {
            if (!ReferenceEquals(work, own))
            {
                work.Wake(isDone: true);
            }
        }

        next?.Wake(isDone: false);
        if (isCall)
        {
            callLeader();
        }

        return leadsOn;
    }

    private bool IsLeaderToBeCalled()
    {
        var isCall = !_hasLeader && !_isLeaderCalled && _tasks.Count > 0;
        _isLeaderCalled |= isCall;
        return isCall;
    }

    // By turns, so that neither kind keeps the other out of full batches.
    private bool TryNext([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CommitWork? work)
    {
        _isTasksTurn = !_isTasksTurn;
        var (first, second) = _isTasksTurn ? (_tasks, _threads) : (_threads, _tasks);
        return first.TryDequeue(out work) || second.TryDequeue(out work);
    }
}
