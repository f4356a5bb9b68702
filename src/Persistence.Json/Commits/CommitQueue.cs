using System.Diagnostics;
using Persistence.Threads;

namespace Persistence.Json;

/// <summary>
/// Group commit: lets one at a time lead at a session, in the order of arrival, and collects the changes that wait: the disk is the cost of a
/// commit, so they share one write and one fsync. Each is a record of its own and stands or falls alone.
/// </summary>
internal sealed class CommitQueue
{
    private const int MaxBatch = 256;

    // Callers that were just answered mostly come back at once: a leader that waits for them for a part of the time that a
    // commit takes, until they are all there, shares its fsync with more of them than that costs. One alone never waits.
    private const int CommitDelayDivisor = 2;

    private readonly Lock _gate = new();
    private readonly Queue<CommitTicket> _waiting = new();
    private bool _hasLeader;
    private int _expected = 1;
    private long _lastDuration;
    private long _collected;

    /// <summary>Begins to lead when none does; otherwise enqueues the ticket, which will be woken.</summary>
    /// <param name="ticket">The caller's ticket.</param>
    /// <returns>True when it leads now.</returns>
    public bool TryLead(CommitTicket ticket)
    {
        using (Uninterrupted.Enter(_gate))
        {
            if (!_hasLeader)
            {
                return _hasLeader = true;
            }

            ticket.PrepareToWait();
            _waiting.Enqueue(ticket);
            return false;
        }
    }

    /// <summary>Takes the changes that wait, up to the first ticket that needs the session alone. For the leader.</summary>
    /// <param name="own">The leader's own change.</param>
    /// <returns>The changes to commit together, the leader's first.</returns>
    public List<PendingCommit> CollectBatch(PendingCommit own)
    {
        _collected = Stopwatch.GetTimestamp();
        var until = _collected + (_lastDuration / CommitDelayDivisor);
        while (_waiting.Count + 1 < _expected && Stopwatch.GetTimestamp() < until)
        {
            Thread.Yield();
        }

        List<PendingCommit> batch = [own];
        using (Uninterrupted.Enter(_gate))
        {
            while (batch.Count < MaxBatch && _waiting.TryPeek(out var ticket) && ticket is PendingCommit pending)
            {
                _waiting.Dequeue();
                batch.Add(pending);
            }
        }

        return batch;
    }

    /// <summary>Ends to lead: completes the changes that were collected, and lets the next ticket lead.</summary>
    /// <param name="batch">What <see cref="CollectBatch"/> gave; empty when nothing was collected.</param>
    public void HandOffLeadership(List<PendingCommit> batch)
    {
        CommitTicket? next;
        using (Uninterrupted.Enter(_gate))
        {
            if (batch.Count > 0)
            {
                _expected = batch.Count + _waiting.Count;
                _lastDuration = Stopwatch.GetTimestamp() - _collected;
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
