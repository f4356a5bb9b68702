using System.Diagnostics;
using Persistence.Threads;

namespace Persistence.Json;

/// <summary>
/// Lets one at a time lead at a session, in the order of arrival, and gathers the changes that wait: the disk is the cost of a
/// commit, so they share one write and one fsync. Each is a line of its own and stands or falls alone.
/// </summary>
internal sealed class CommitQueue
{
    private const int MaxBatch = 256;

    // Those who were just answered mostly come back at once: a leader that gives way to them for a part of the time that a
    // commit takes, until they are all there, shares its fsync with more of them than that costs. One alone never waits.
    private const int PartOfACommit = 2;

    private readonly Lock _gate = new();
    private readonly Queue<SessionTurn> _waiting = new();
    private bool _hasLeader;
    private int _expected = 1;
    private long _lastDuration;
    private long _gathered;

    /// <summary>Begins to lead when nobody does; otherwise waits in line, and will be woken.</summary>
    /// <param name="turn">Whose turn it is.</param>
    /// <returns>True when it leads now.</returns>
    public bool TryLead(SessionTurn turn)
    {
        using (Uninterrupted.Enter(_gate))
        {
            if (!_hasLeader)
            {
                return _hasLeader = true;
            }

            turn.PrepareToWait();
            _waiting.Enqueue(turn);
            return false;
        }
    }

    /// <summary>Takes the changes that wait, up to the first in line who needs the session for himself. For the leader.</summary>
    /// <param name="own">The leader's own change.</param>
    /// <returns>The changes to commit together, the leader's first.</returns>
    public List<CommitWork> Gather(CommitWork own)
    {
        _gathered = Stopwatch.GetTimestamp();
        var until = _gathered + (_lastDuration / PartOfACommit);
        while (_waiting.Count + 1 < _expected && Stopwatch.GetTimestamp() < until)
        {
            Thread.Yield();
        }

        List<CommitWork> batch = [own];
        using (Uninterrupted.Enter(_gate))
        {
            while (batch.Count < MaxBatch && _waiting.TryPeek(out var turn) && turn is CommitWork work)
            {
                _waiting.Dequeue();
                batch.Add(work);
            }
        }

        return batch;
    }

    /// <summary>Ends to lead: answers those whose changes were gathered, and lets the next in line lead.</summary>
    /// <param name="batch">What <see cref="Gather"/> gave; empty when nothing was gathered.</param>
    public void PassOn(List<CommitWork> batch)
    {
        SessionTurn? next;
        using (Uninterrupted.Enter(_gate))
        {
            if (batch.Count > 0)
            {
                _expected = batch.Count + _waiting.Count;
                _lastDuration = Stopwatch.GetTimestamp() - _gathered;
            }

            _hasLeader = _waiting.TryDequeue(out next);
        }

        // Each is woken for itself, because threads that all wake for one lock wait for each other again.
        for (var index = 1; index < batch.Count; index++)
        {
            batch[index].Wake(isDone: true);
        }

        next?.Wake(isDone: false);
    }
}
