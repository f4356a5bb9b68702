namespace Persistence.Json;

/// <summary>The files that stay open though they are not in use, the longest unused first. Guarded by the cache.</summary>
/// <param name="milliseconds">The time, from any beginning.</param>
internal sealed class OpenHandleCache(Func<long> milliseconds)
{
    // Of one store, and of all stores of the process, which may have a thousand open files where the system is strict.
    private const int MaxFiles = 64;
    private const int MaxFilesOfAll = 256;

    // A file that another process replaces or removes takes up space on the disk for as long as it stays open here.
    private const long MaxMilliseconds = 10_000;

    private static int s_all;

    private readonly LinkedList<SessionFile> _files = [];

    /// <summary>Adds a file that is not in use any more, if it is open; closes others when they are too many, or were not used for long.</summary>
    /// <param name="file">The file.</param>
    public void Add(SessionFile file)
    {
        if (file.Writer is null)
        {
            return;
        }

        var now = milliseconds();
        file.IdleSince = now;
        file.Idle ??= new LinkedListNode<SessionFile>(file);
        _files.AddLast(file.Idle);
        Interlocked.Increment(ref s_all);
        while (_files.First is { Value: var longest } && (_files.Count > MaxFiles || Volatile.Read(ref s_all) > MaxFilesOfAll || now - longest.IdleSince > MaxMilliseconds))
        {
            Remove(longest);
            longest.CloseWriter();
        }
    }

    /// <summary>Takes a file out that is to be used.</summary>
    /// <param name="file">The file.</param>
    public void Remove(SessionFile file)
    {
        if (file.Idle is { List: not null } idle)
        {
            _files.Remove(idle);
            Interlocked.Decrement(ref s_all);
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
