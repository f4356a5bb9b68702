using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;
using Persistence.Threads;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>
/// Reads everything. What belongs together is read as of one moment: a page of sessions with their logs and index entries, so that
/// others, who go on writing, are neither taken for damage nor kept from emptying the write-ahead log until all is read.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
/// <param name="logs">The logs, by ordinal.</param>
/// <param name="search">Verifies the search indexes.</param>
internal sealed class DatabaseVerifier<TSession, TKey, TMap>(SqliteContext context, IReadOnlyList<ILogReader<TSession>> logs, SearchVerifier search)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly RowVerifier<TSession, TKey, TMap> _rows = new(context);
    private readonly DatabaseFileVerifier _file = new(context);
    private readonly Findings _findings = new(context.Description);

    /// <summary>Reads everything and names what is damaged.</summary>
    /// <param name="progress">Receives how far it has come; null where nobody asks.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode)
    {
        var connections = context.Database.Connections;
        var run = new VerifyRun(progress, mode.Cancellation);
        var pages = new RowPages(context);
        run.Total = run.IsWatched ? await connections.Read(null, pages.Count, mode).ConfigureAwait(false) : null;

        // A transaction of the caller's belongs to one thread.
        var workers = new Workers();
        var count = connections.Commits.IsInsideTransaction ? 1 : Workers.Most;
        await workers.Run(count, async each => await connections.Read(null, connection => VerifyParts(connection, (run, pages, workers), mode.Cancellation), each).ConfigureAwait(false), mode).ConfigureAwait(false);
        run.Take(long.MaxValue, 0, 0, await search.Verify(mode).ConfigureAwait(false));
        return run.End();
    }

    // The file is one part, which the first thread takes; the pages are the others.
    private bool VerifyParts(SqliteConnectionContext connection, (VerifyRun Run, RowPages Pages, Workers Workers) work, CancellationToken cancellation)
    {
        using var interruption = cancellation.UnsafeRegister(static provider => raw.sqlite3_interrupt(((SqliteConnection)provider!).Handle!), connection.Provider);

        // What an interrupt broke off is no damage: after a cancellation nothing is taken.
        while (!work.Workers.IsOver && work.Pages.Next(connection) is { } page)
        {
            var findings = new List<IntegrityFinding>();
            var (sessions, entries) = (0, 0L);
            if (page.IsFile)
            {
                _file.Verify(connection, findings);
            }
            else
            {
                (sessions, entries) = SnapshotReader.OfOneMoment(connection, () =>
                {
                    var rows = _rows.Verify(connection, page, findings);
                    return (rows.Count, VerifyLogs(connection, rows, findings, cancellation));
                });
            }

            work.Run.Take(page.Part, sessions, entries, findings);
        }

        return true;
    }

    // All sessions of the page at once; those with which something is wrong, one by one.
    private long VerifyLogs(SqliteConnectionContext connection, List<(SessionRow Row, string? Key, bool IsOurs)> rows, List<IntegrityFinding> findings, CancellationToken cancellation)
    {
        rows.RemoveAll(static row => !row.IsOurs);
        if (rows.Count == 0)
        {
            return 0;
        }

        var ids = rows.ConvertAll(static row => row.Row.Id);
        var counts = Array.ConvertAll([.. logs], log =>
        {
            var count = rows.Select(row => context.Older.MayHave(row.Row) ? -1L : 0L).ToArray();
            log.Count(connection, ids, count);
            return count;
        });
        var total = counts.Sum(static count => count.Sum(static one => Math.Max(0, one)));
        for (var position = 0; position < rows.Count; position++)
        {
            for (var log = 0; log < counts.Length; log++)
            {
                if (counts[log][position] < 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var (row, key, _) = rows[position];
                    var reader = logs[log];
                    _findings.Collect(() => total += VerifyLog(connection, reader, (row, key)), key, $"log {reader.Name} of row {row.Id}", findings);
                }
            }
        }

        return total;
    }

    private long VerifyLog(SqliteConnectionContext connection, ILogReader<TSession> log, (SessionRow Row, string? Key) of)
    {
        try
        {
            return log.Verify(connection, (of.Row.Id, context.Older.Of(connection, of.Row)));
        }
        catch (SqliteException fault) when (context.NewerTables(connection, of.Key, fault) is { } newer)
        {
            throw newer;
        }
    }
}
