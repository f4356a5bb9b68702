using Persistence.GroupCommit;

namespace Persistence.Json;

/// <summary>What a store remembers of one session file, and where its threads wait for each other.</summary>
internal sealed class SessionFile
{
    // Of the last commit: less than a half shares the flush with fewer.
    private const int DelayDivisor = 2;

    private volatile SessionState? _state;

    /// <summary>Prepares a file.</summary>
    /// <param name="directory">The directory of the class.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="leadAwaited">Leads a group commit, for those that wait with a task.</param>
    public SessionFile(string directory, string name, Func<SessionFile, Task> leadAwaited)
    {
        Name = name;
        Path = System.IO.Path.Combine(directory, name);
        Slot = LockSlots.Of(name);
        Queue = new GroupCommitQueue<JournalTicket>(() => ThreadPool.UnsafeQueueUserWorkItem(static file => file.Lead(file.File), (Lead: leadAwaited, File: this), preferLocal: false), DelayDivisor);
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The session's key, once it was used; kept so that its file's name need not be made again.</summary>
    public string? Key { get; set; }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The session's lock between processes.</summary>
    public long Slot { get; }

    /// <summary>Where this store's threads and tasks wait for each other; the leader may take the lock between processes.</summary>
    public GroupCommitQueue<JournalTicket> Queue { get; }

    /// <summary>The directory of the lock that the leader of <see cref="Queue"/> holds.</summary>
    public IFileFolder? Folder { get; set; }

    /// <summary>
    /// The file, open from one commit to the next, so that a commit need not open it; to be verified before each use. For the
    /// leader of <see cref="Queue"/>; while the file is not in use, for the cache.
    /// </summary>
    public IStoredFile? Writer { get; set; }

    /// <summary>The last state seen. To be checked against the file before each use.</summary>
    public SessionState? State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>The ids of its entries, once they were needed. For the leader of <see cref="Queue"/>.</summary>
    public EntryIdSet? Ids { get; set; }

    /// <summary>Where the last commit ends that this store has seen on disk, not merely in memory. For the leader of <see cref="Queue"/>.</summary>
    public SessionState? Synced { get; set; }

    /// <summary>Superseded bytes below which compaction is not tried again, after it failed. For the leader of <see cref="Queue"/>.</summary>
    public long CompactionPostponed { get; set; }

    /// <summary>Since when this store commits without a pause: a time stamp. For the leader of <see cref="Queue"/>.</summary>
    public long BusySince { get; set; }

    /// <summary>When its last commit ended: a time stamp. For the leader of <see cref="Queue"/>.</summary>
    public long LastEnded { get; set; }

    /// <summary>How many threads use it now. Guarded by the cache.</summary>
    public int Users { get; set; }

    /// <summary>When it was last used, in uses of the cache. Guarded by the cache.</summary>
    public long LastUse { get; set; }

    /// <summary>Its place among <see cref="OpenHandleCache"/>. Guarded by the cache.</summary>
    public LinkedListNode<SessionFile>? Idle { get; set; }

    /// <summary>When it was last used, in milliseconds of <see cref="JsonStoreOptions.Milliseconds"/>. Guarded by the cache.</summary>
    public long IdleSince { get; set; }

    /// <summary>Closes <see cref="Writer"/>.</summary>
    public void CloseWriter()
    {
        Writer?.Dispose();
        Writer = null;
    }

    /// <summary>Forgets what the file holds, which is unknown now. For the leader of <see cref="Queue"/>.</summary>
    public void Forget()
    {
        CloseWriter();
        State = null;
        Ids = null;
        Synced = null;
    }

    /// <summary>Roughly how many kilobytes it holds in memory.</summary>
    public long Weight => 1 + ((_state?.Header?.Json.Length ?? 0) / 1024) + ((Ids?.Count ?? 0) / 8);
}
