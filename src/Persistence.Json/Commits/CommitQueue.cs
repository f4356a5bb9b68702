namespace Persistence.Json;

/// <summary>
/// Group commit for one session: the disk is the cost of a commit, so changes that wait at the same time share one
/// write and one fsync. Each is a line of its own and stands or falls alone.
/// </summary>
internal sealed class CommitQueue
{
    private readonly object _gate = new();
    private List<CommitWork> _waiting = [];
    private bool _hasLeader;

    /// <summary>Waits until a change was committed or refused, by this thread or by another.</summary>
    /// <param name="work">The change.</param>
    /// <param name="commit">Commits changes together; called for the waiting ones when this thread is to lead.</param>
    public void Commit(CommitWork work, Action<List<CommitWork>> commit)
    {
        if (IsDoneByAnother(work))
        {
            return;
        }

        List<CommitWork> batch = [];
        try
        {
            batch = TakeBatch();
            commit(batch);
        }
        catch (Exception fault)
        {
            batch.ForEach(refused => refused.Refuse(fault));
        }
        finally
        {
            lock (_gate)
            {
                batch.ForEach(static done => done.IsDone = true);
                _hasLeader = false;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private bool IsDoneByAnother(CommitWork work)
    {
        lock (_gate)
        {
            _waiting.Add(work);
            while (_hasLeader)
            {
                Monitor.Wait(_gate);
                if (work.IsDone)
                {
                    return true;
                }
            }

            _hasLeader = true;
            return false;
        }
    }

    private List<CommitWork> TakeBatch()
    {
        lock (_gate)
        {
            var batch = _waiting;
            _waiting = [];
            return batch;
        }
    }
}
