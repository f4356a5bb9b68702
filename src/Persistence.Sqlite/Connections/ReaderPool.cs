using Persistence.Engine;
using Persistence.Serialization;

namespace Persistence.Sqlite;

/// <summary>Connections that read, kept with their statements. From many threads, one connection each.</summary>
internal sealed class ReaderPool
{
    private const int MaxIdle = 32;

    // Reading keeps a processor busy more than the disk, so that more threads would read no faster. Those that
    // wait hold no thread.
    private readonly TaskScheduler _turns = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Math.Clamp(2 * Environment.ProcessorCount, 4, MaxIdle)).ConcurrentScheduler;

    // Places, each taken and filled by one exchange: a reader waits for no other, so that Thread.Interrupt ends no read. The first ones are used most.
    private readonly SqliteConnectionContext?[] _idle = new SqliteConnectionContext?[MaxIdle];
    private readonly Func<SqliteConnectionContext> _open;
    private readonly UnchangedFile? _unchanged;
    private volatile bool _isClosed;

    /// <summary>Begins without connections.</summary>
    /// <param name="open">Opens one.</param>
    /// <param name="unchanged">Where the file is read as one that does not change; else null.</param>
    public ReaderPool(Func<SqliteConnectionContext> open, UnchangedFile? unchanged) => (_open, _unchanged) = (open, unchanged);

    /// <summary>Reads through a connection that no other thread uses meanwhile.</summary>
    public T Use<T>(Func<SqliteConnectionContext, T> read)
    {
        var connection = TakeIdle() ?? Open();
        var isReusable = false;
        try
        {
            connection.Files!.RequireForReading();
            _unchanged?.Require();
            var result = read(connection);
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
            Return(connection, isReusable);
        }
    }

    /// <summary>Runs something that reads on a thread of the pool, a bounded number at a time.</summary>
    /// <param name="read">Calls <see cref="Use"/>.</param>
    /// <param name="cancellationToken">Cancels it if it has not begun.</param>
    public Task<T> UseAsync<T>(Func<T> read, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(read, cancellationToken, TaskCreationOptions.DenyChildAttach, _turns);

    public void Close()
    {
        _isClosed = true;
        while (TakeIdle() is { } connection)
        {
            connection.Dispose();
        }
    }

    // Opening takes locks of .NET's own pools, at which a thread that was interrupted would end the call.
    private SqliteConnectionContext Open()
    {
        while (true)
        {
            try
            {
                return _open();
            }
            catch (ThreadInterruptedException)
            {
                DeferredInterrupt.Defer();
            }
        }
    }

    private void Return(SqliteConnectionContext connection, bool isReusable)
    {
        if (!isReusable || _isClosed || !Keep(connection))
        {
            connection.Dispose();
            return;
        }

        if (_isClosed)
        {
            Close();
        }
    }

    private SqliteConnectionContext? TakeIdle()
    {
        foreach (ref var place in _idle.AsSpan())
        {
            if (Volatile.Read(ref place) is not null && Interlocked.Exchange(ref place, null) is { } connection)
            {
                return connection;
            }
        }

        return null;
    }

    private bool Keep(SqliteConnectionContext connection)
    {
        foreach (ref var place in _idle.AsSpan())
        {
            if (Volatile.Read(ref place) is null && Interlocked.CompareExchange(ref place, connection, null) is null)
            {
                return true;
            }
        }

        return false;
    }
}
