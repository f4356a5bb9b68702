using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;
using Persistence.Sqlite;

namespace Persistence;

/// <content>What the stores do with it.</content>
public sealed partial class SqliteDatabase
{
    internal void Write(string? key, Action<SqliteLink> change) => Write(key, new ChangeWork(change));

    internal void Write(string? key, CommitWork work)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _commits.Commit(work);
        ThrowFaultOf(work, key);
    }

    internal Task WriteAsync(string? key, Action<SqliteLink> change, CancellationToken cancellationToken) => WriteAsync(key, new ChangeWork(change), cancellationToken);

    internal async Task WriteAsync(string? key, CommitWork work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        await _commits.CommitAsync(work).ConfigureAwait(false);
        ThrowFaultOf(work, key);
    }

    internal T Read<T>(string? key, Func<SqliteLink, T> read)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            return _commits.IsInsideTransaction ? read(_writer) : _readers.Use(read);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(fault, Description, key);
        }
    }

    internal Task<T> ReadAsync<T>(string? key, Func<SqliteLink, T> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        // A transaction belongs to its thread, and what it reads includes what it wrote.
        return _commits.IsInsideTransaction ? Task.FromResult(Read(key, read)) : _readers.UseAsync(() => Read(key, read), cancellationToken);
    }

    private void ThrowFaultOf(CommitWork work, string? key)
    {
        switch (work.Fault)
        {
            case null:
                return;
            case SqliteException fault:
                throw SqliteFault.Translate(fault, Description, key);
            default:
                ExceptionDispatchInfo.Throw(work.Fault);
                return;
        }
    }
}
