namespace Persistence.Json;

/// <summary>One session's file and what this process remembers of it. Remembered things are checked against the file at each use.</summary>
internal sealed class SessionFile
{
    private readonly object _gate = new();
    private List<PendingCommit> _waiting = [];
    private bool _hasLeader;

    public SessionFile(string path) => Path = path;

    public string Path { get; }

    /// <summary>The tail as this process left it; null when unknown.</summary>
    public SessionTail? Tail { get; set; }

    /// <summary>The ids that each log holds up to <see cref="IdsUpTo"/>; null when not read yet.</summary>
    public HashSet<string>[]? Ids { get; set; }

    /// <summary>The tail up to which the ids were read.</summary>
    public SessionTail? IdsUpTo { get; set; }

    /// <summary>Hands a commit in. Commits that wait at the same time share one write and one flush.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="writeAll">Writes a batch; called by one thread at a time.</param>
    public void Submit(PendingCommit commit, Action<List<PendingCommit>> writeAll)
    {
        if (Join(commit))
        {
            Lead(writeAll);
        }

        if (commit.Fault is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(commit.Fault);
        }
    }

    // True when this thread is to write; false when another thread has written the commit.
    private bool Join(PendingCommit commit)
    {
        lock (_gate)
        {
            _waiting.Add(commit);
            while (_hasLeader)
            {
                Monitor.Wait(_gate);
                if (commit.IsDone)
                {
                    return false;
                }
            }

            _hasLeader = true;
            return true;
        }
    }

    private void Lead(Action<List<PendingCommit>> writeAll)
    {
        List<PendingCommit> batch;
        lock (_gate)
        {
            batch = _waiting;
            _waiting = [];
        }

        try
        {
            writeAll(batch);
        }
        catch (Exception fault)
        {
            batch.ForEach(commit => commit.Fault ??= fault);
        }
        finally
        {
            lock (_gate)
            {
                batch.ForEach(static commit => commit.IsDone = true);
                _hasLeader = false;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
