namespace Persistence.Json;

/// <summary>The files that stay open though nobody uses them, the longest unused first. Guarded by the cache.</summary>
internal sealed class IdleWriters
{
    // As many as a process may have beside everything else where the system allows 1,024 open files.
    private const int MaxFiles = 64;

    // A file that another process replaces or removes takes up space on the disk for as long as it stays open here.
    private const long MaxMilliseconds = 10_000;

    private readonly LinkedList<SessionFile> _files = [];

    /// <summary>Adds a file that nobody uses any more, if it is open; closes others when they are too many, or were not used for long.</summary>
    /// <param name="file">The file.</param>
    public void Add(SessionFile file)
    {
        if (file.Writer is null)
        {
            return;
        }

        var now = Environment.TickCount64;
        file.IdleSince = now;
        file.Idle ??= new LinkedListNode<SessionFile>(file);
        _files.AddLast(file.Idle);
        while (_files.First is { Value: var longest } && (_files.Count > MaxFiles || now - longest.IdleSince > MaxMilliseconds))
        {
            Remove(longest);
            longest.CloseWriter();
        }
    }

    /// <summary>Takes a file out that somebody begins to use.</summary>
    /// <param name="file">The file.</param>
    public void Remove(SessionFile file)
    {
        if (file.Idle is { List: not null } idle)
        {
            _files.Remove(idle);
        }
    }

    /// <summary>Closes all.</summary>
    public void CloseAll()
    {
        while (_files.First is { Value: var file })
        {
            Remove(file);
            file.CloseWriter();
        }
    }
}
