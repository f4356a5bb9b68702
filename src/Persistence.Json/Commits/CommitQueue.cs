using System.Diagnostics;

namespace Persistence.Json;

/// <summary>
/// Group commit for one session: the disk is the cost of a commit, so changes that wait at the same time share one
/// write and one fsync. Each is a line of its own and stands or falls alone.
/// </summary>
internal sealed class CommitQueue
{
    private const int MaxBatch = 256;

    // Those who were just answered mostly come back at once: a leader that gives way to them for a part of the time that a
    // commit takes shares its fsync with more of them than that costs. One thread alone never waits.
    private const int PartOfACommit = 4;

    private readonly Lock _gate = new();
    private readonly Queue<CommitWork> _waiting = new();
    private bool _hasLeader;
    private int _lastBatch = 1;
    private long _lastDuration;

    /// <summary>Waits until a change was committed or refused, by this thread or by another.</summary>
    /// <param name="work">The change.</param>
    /// <param name="commit">Commits changes together; called for the waiting ones when this thread is to lead.</param>
    public void Commit(CommitWork work, Action<List<CommitWork>> commit)
    {
        if (!TryLead(work) && work.WaitUntilDone())
        {
            return;
        }

        var batch = Gather(work);
        var start = Stopwatch.GetTimestamp();
        try
        {
            commit(batch);
        }
        catch (Exception fault)
        {
            batch.ForEach(refused => refused.Refuse(fault));
        }
        finally
        {
            _lastDuration = Stopwatch.GetTimestamp() - start;
            PassOn(batch);
        }
    }

    private bool TryLead(CommitWork work)
    {
        lock (_gate)
        {
            if (!_hasLeader)
            {
                return _hasLeader = true;
            }

            _waiting.Enqueue(work);
            return false;
        }
    }

    private List<CommitWork> Gather(CommitWork own)
    {
        var until = Stopwatch.GetTimestamp() + (_lastDuration / PartOfACommit);
        while (_waiting.Count + 1 < _lastBatch && Stopwatch.GetTimestamp() < until)
        {
            Thread.Yield();
        }

        List<CommitWork> batch = [own];
        lock (_gate)
        {
            while (batch.Count < MaxBatch && _waiting.TryDequeue(out var work))
            {
                batch.Add(work);
            }
        }

        return batch;
    }

    // Each thread is woken for itself, because threads that all wake for one lock wait for each other again.
    private void PassOn(List<CommitWork> batch)
    {
        CommitWork? next;
        lock (_gate)
        {
            _lastBatch = batch.Count;
            _hasLeader = _waiting.TryDequeue(out next);
        }

        for (var index = 1; index < batch.Count; index++)
        {
            batch[index].Wake(isDone: true);
        }

        next?.Wake(isDone: false);
    }
}
