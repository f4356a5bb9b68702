using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Reads one log of a session class.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <typeparam name="TLog">The generated map of the log.</typeparam>
/// <param name="sql">The statements of the log.</param>
internal sealed class LogReader<TSession, TEntry, TLog>(LogSql sql) : ILogReader<TSession>
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
{
    // After those of the entry.
    private static readonly int s_sequenceColumn = TLog.Table.Columns.Count;

    /// <inheritdoc/>
    public string Name => TLog.Description.Name;

    /// <inheritdoc/>
    public void Load(SqliteConnectionContext connection, (long Id, StoredVersions? Versions) row, TSession session, int maxEntries)
    {
        var last = sql.LastSequence(connection, row.Id);
        var range = maxEntries == int.MaxValue ? LogRange.After(0, maxEntries) : LogRange.Last(maxEntries);
        TLog.SetEntries(session, Read(connection, row, range));
        session.Tracking.Log<TEntry>(TLog.Description.Ordinal).Set(TLog.GetEntries(session), last);
    }

    /// <inheritdoc/>
    public long Verify(SqliteConnectionContext connection, (long Id, StoredVersions? Versions) row)
    {
        var count = Read(connection, row, LogRange.After(0, int.MaxValue)).Count;
        var last = sql.LastSequence(connection, row.Id);
        return count == last
            ? count
            : throw new FormatException($"log {Name} holds {count} entries, but its last sequence is {last}");
    }

    /// <inheritdoc/>
    public void Count(SqliteConnectionContext connection, IReadOnlyList<long> rows, long[] counts) => LogCounter<TSession, TEntry, TLog>.Count(connection, sql.Range, rows, counts);

    /// <summary>Reads entries, ascending.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">The number of the session's row, and which schema versions stored the session's parts; null for the present one.</param>
    /// <param name="range">Which.</param>
    public List<TEntry> Read(SqliteConnectionContext connection, (long Id, StoredVersions? Versions) row, LogRange range) =>
        OlderEntries<TSession, TEntry, TLog>.May(row.Versions)
            ? new OlderEntries<TSession, TEntry, TLog>(sql).Read(connection, (row.Id, row.Versions!), range, present => ReadPresent(connection, row.Id, present))
            : ReadPresent(connection, row.Id, range);

    private List<TEntry> ReadPresent(SqliteConnectionContext connection, long id, LogRange range)
    {
        var select = connection.Prepare(range.IsFromEnd ? sql.Tail : sql.After);
        select.Parameters.BindInt64(1, id);
        select.Parameters.BindInt64(2, range.Limit);
        if (!range.IsFromEnd)
        {
            select.Parameters.BindInt64(3, range.AfterSequence);
        }

        try
        {
            return range.IsFromEnd ? ReadBackward(select, range.Limit) : ReadForward(select, range.AfterSequence);
        }
        finally
        {
            select.Reset();
        }
    }

    private static List<TEntry> ReadForward(SqliteStatement select, long after)
    {
        var entries = new List<TEntry>();
        for (var sequence = after + 1; select.Step(); sequence++)
        {
            entries.Add(ReadEntry(select.Row));
            ThrowIfMissing(select.Row.ReadInt64(s_sequenceColumn) != sequence, sequence);
        }

        return entries;
    }

    private static List<TEntry> ReadBackward(SqliteStatement select, int limit)
    {
        var entries = new List<TEntry>();
        var before = 0L;
        while (select.Step())
        {
            entries.Add(ReadEntry(select.Row));
            var sequence = select.Row.ReadInt64(s_sequenceColumn);
            ThrowIfMissing(before > 0 && sequence != before, before);
            before = sequence - 1;
        }

        ThrowIfMissing(before > 0 && entries.Count < limit, before);
        entries.Reverse();
        return entries;
    }

    private static void ThrowIfMissing(bool isMissing, long sequence)
    {
        if (isMissing)
        {
            throw new LogDamageException(TLog.Table.Name, sequence);
        }
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="row">Its row, which begins with its columns.</param>
    public static TEntry ReadEntry(SqliteRow row)
    {
        try
        {
            return TLog.Read(row, 0);
        }
        catch (Exception fault) when (ColumnDamageException.IsDamage(fault) && ColumnDamageException.Unfit(TLog.Table.Columns, row, 0, fault) is { } unfit)
        {
            throw UnfitDataException.InLog(TLog.Description.StorageName, unfit);
        }
        catch (UnfitDataException fault)
        {
            throw UnfitDataException.InLog(TLog.Description.StorageName, fault);
        }
        catch (Exception fault) when (ColumnDamageException.IsDamage(fault))
        {
            throw new ColumnDamageException(TLog.Table.Name, TLog.Table.Columns, row.LastColumn, fault);
        }
        catch (Exception own) when (ColumnDamageException.IsOfClass(own))
        {
            throw UnfitDataException.InLog(TLog.Description.StorageName, ColumnDamageException.Refused(TLog.Table.Columns, row.LastColumn, own));
        }
    }
}
