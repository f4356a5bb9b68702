namespace Persistence.Sqlite;

/// <summary>The changes that wait for a transaction, and who leads.</summary>
internal sealed class WaitingLine
{
    private const int MaxBatch = 256;

    // Those who were just answered mostly come back at once: a leader that gives way this often shares its fsync with
    // them. One thread alone never waits. The number is a guess that no measurement stands behind yet.
    private const int MaxTurns = 40;

    private readonly Lock _gate = new();
    private readonly Queue<CommitWork> _waiting = new();
    private bool _hasLeader;
    private int _lastBatch = 1;

    /// <summary>Takes the lead when nobody has it; otherwise stands in line.</summary>
    public bool TryLead(CommitWork work)
    {
        lock (_gate)
        {
            if (!_hasLeader)
            {
                _hasLeader = true;
                return true;
            }

            _waiting.Enqueue(work);
            return false;
        }
    }

    /// <summary>Fills a batch with the leader's own change and those that wait.</summary>
    public void Join(List<CommitWork> batch, CommitWork own)
    {
        batch.Add(own);
        for (var turn = 0; turn < MaxTurns && _waiting.Count + 1 < _lastBatch; turn++)
        {
            Thread.Yield();
        }

        lock (_gate)
        {
            while (batch.Count < MaxBatch && _waiting.TryDequeue(out var work))
            {
                batch.Add(work);
            }
        }
    }

    /// <summary>Answers a batch and hands the lead to the next in line.</summary>
    public void PassOn(List<CommitWork> batch, CommitWork own)
    {
        CommitWork? next;
        lock (_gate)
        {
            _lastBatch = batch.Count;
            _hasLeader = _waiting.TryDequeue(out next);
        }

        foreach (var work in batch)
        {
            if (!ReferenceEquals(work, own))
            {
                work.Wake(isDone: true);
            }
        }

        next?.Wake(isDone: false);
    }
}
