using Persistence.Serialization;

namespace Persistence.Sqlite;

/// <summary>Connections that read, kept with their statements. From many threads, one connection each.</summary>
internal sealed class ReaderPool
{
    private const int MaxIdle = 32;

    // Reading keeps a processor busy more than the disk, so that more threads would read no faster. Those who wait for
    // their turn hold no thread.
    private readonly TaskScheduler _turns = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Math.Clamp(2 * Environment.ProcessorCount, 4, MaxIdle)).ConcurrentScheduler;

    // Places, each taken and filled by one exchange: whoever reads waits for nobody, so that Thread.Interrupt ends no read. The first ones are used most.
    private readonly SqliteLink?[] _idle = new SqliteLink?[MaxIdle];
    private readonly Func<SqliteLink> _open;
    private readonly UnchangedFile? _unchanged;
    private volatile bool _isClosed;

    /// <summary>Begins without connections.</summary>
    /// <param name="open">Opens one.</param>
    /// <param name="unchanged">Where the file is read as one that does not change; else null.</param>
    public ReaderPool(Func<SqliteLink> open, UnchangedFile? unchanged) => (_open, _unchanged) = (open, unchanged);

    /// <summary>Reads through a connection that nobody else uses meanwhile.</summary>
    public T Use<T>(Func<SqliteLink, T> read)
    {
        var link = TakeIdle() ?? _open();
        var isReusable = false;
        try
        {
            link.Files!.RequireForReading();
            _unchanged?.Require();
            var result = read(link);
            _unchanged?.Require();
            isReusable = true;
            return result;
        }
        catch (Exception fault) when (fault is SessionException or JsonDataException or FormatException or ArgumentException)
        {
            isReusable = true;
            throw;
        }
        finally
        {
            Return(link, isReusable);
        }
    }

    /// <summary>Runs something that reads on a thread of the pool, a bounded number at a time.</summary>
    /// <param name="read">Calls <see cref="Use"/>.</param>
    /// <param name="cancellationToken">Gives it up as long as it has not begun.</param>
    public Task<T> UseAsync<T>(Func<T> read, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(read, cancellationToken, TaskCreationOptions.DenyChildAttach, _turns);

    public void Close()
    {
        _isClosed = true;
        while (TakeIdle() is { } link)
        {
            link.Dispose();
        }
    }

    private void Return(SqliteLink link, bool isReusable)
    {
        if (!isReusable || _isClosed || !Keep(link))
        {
            link.Dispose();
            return;
        }

        if (_isClosed)
        {
            Close();
        }
    }

    private SqliteLink? TakeIdle()
    {
        foreach (ref var place in _idle.AsSpan())
        {
            if (Volatile.Read(ref place) is not null && Interlocked.Exchange(ref place, null) is { } link)
            {
                return link;
            }
        }

        return null;
    }

    private bool Keep(SqliteLink link)
    {
        foreach (ref var place in _idle.AsSpan())
        {
            if (Volatile.Read(ref place) is null && Interlocked.CompareExchange(ref place, link, null) is null)
            {
                return true;
            }
        }

        return false;
    }
}
