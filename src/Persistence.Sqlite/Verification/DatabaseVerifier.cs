using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

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
internal sealed class DatabaseVerifier<TSession, TKey, TMap>(SqliteContext context, IReadOnlyList<ILogReader<TSession>> logs)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly RowVerifier<TSession, TKey, TMap> _rows = new(context);
    private readonly Findings _findings = new(context.Description);

    /// <summary>Reads everything and names what is damaged.</summary>
    /// <param name="mode">How to wait.</param>
    public ValueTask<IntegrityReport> Verify(IoMode mode) => context.Database.Connections.Read(null, Verify, mode);

    private IntegrityReport Verify(SqliteConnectionContext connection)
    {
        var findings = new List<IntegrityFinding>();
        VerifyFile(connection, findings);
        var (sessions, entries, last) = (0L, 0L, (long?)long.MinValue);
        while (last is { } after)
        {
            last = SnapshotReader.OfOneMoment(connection, () =>
            {
                var page = _rows.Verify(connection, after, findings);
                sessions += page.Count;
                entries += page.Where(static row => row.IsOurs).Sum(row => VerifyLogs(connection, row.Row, row.Key, findings));
                return page.Count < RowVerifier<TSession, TKey, TMap>.PageSize ? (long?)null : page[^1].Row.Id;
            });
        }

        return new IntegrityReport(sessions, entries, findings);
    }

    private void VerifyFile(SqliteConnectionContext connection, List<IntegrityFinding> findings)
    {
        const string Integrity = "PRAGMA integrity_check";
        var table = context.Sql.Table.Name;
        _findings.Collect(
            () => findings.AddRange(connection.Rows(Integrity).Where(static row => row[0] != "ok").Select(static row => new IntegrityFinding(null, Integrity, string.Join(", ", row)))),
            null,
            Integrity,
            findings);
        _findings.Collect(
            () => findings.AddRange(new SchemaCatalog(connection).Triggers([table, .. context.Sql.ChildTables]).Select(static trigger => new IntegrityFinding(
                null,
                $"trigger '{trigger.Name}' on table '{trigger.Table}'",
                $"it could change or ignore what a store commits and acknowledges, so that every change is refused; remove it (DROP TRIGGER {SqlNames.Quote(trigger.Name)};), and follow the table by its _version and _sequence columns instead"))),
            null,
            $"triggers on table '{table}'",
            findings);
        _findings.Collect(
            () => findings.AddRange(new OrphanCheck(connection, table, context.Sql.ChildTables).Find()),
            null,
            $"rows that belong to table '{table}'",
            findings);
    }

    private long VerifyLogs(SqliteConnectionContext connection, SessionRow row, string? key, List<IntegrityFinding> findings)
    {
        var count = 0L;
        foreach (var log in logs)
        {
            _findings.Collect(() => count += VerifyLog(connection, log, (row, key)), key, $"log {log.Name} of row {row.Id}", findings);
        }

        return count;
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
