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
    /// <inheritdoc/>
    public string Name => TLog.Description.Name;

    /// <inheritdoc/>
    public void Load(SqliteLink link, long id, TSession session, int maxEntries)
    {
        var last = sql.LastSequence(link, id);
        var range = maxEntries == int.MaxValue ? LogRange.After(0, maxEntries) : LogRange.Last(maxEntries);
        TLog.SetEntries(session, Read(link, id, range));
        session.Tracking.Log<TEntry>(TLog.Description.Ordinal).Set(TLog.GetEntries(session), last);
    }

    /// <inheritdoc/>
    public long Verify(SqliteLink link, long id)
    {
        var count = Read(link, id, LogRange.After(0, int.MaxValue)).Count;
        var last = sql.LastSequence(link, id);
        return count == last
            ? count
            : throw new FormatException($"log {Name} holds {count} entries, but its last sequence is {last}");
    }

    /// <summary>Reads entries, ascending.</summary>
    /// <param name="link">The connection.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="range">Which.</param>
    public List<TEntry> Read(SqliteLink link, long id, LogRange range)
    {
        var select = link.Prepare(range.IsFromEnd ? sql.Tail : sql.After);
        select.BindInt64(1, id);
        select.BindInt64(2, range.Limit);
        if (!range.IsFromEnd)
        {
            select.BindInt64(3, range.AfterSequence);
        }

        var entries = ReadRows(select);
        if (range.IsFromEnd)
        {
            entries.Reverse();
        }

        return entries;
    }

    private static List<TEntry> ReadRows(SqliteStatement select)
    {
        try
        {
            var entries = new List<TEntry>();
            while (select.Step())
            {
                entries.Add(TLog.Read(select, 0));
            }

            return entries;
        }
        catch (Exception fault) when (ColumnDamageException.IsDamage(fault) && ColumnDamageException.Unfit(TLog.Table.Columns, select, 0, fault) is { } unfit)
        {
            throw UnfitDataException.InLog(TLog.Description.StorageName, unfit);
        }
        catch (UnfitDataException fault)
        {
            throw UnfitDataException.InLog(TLog.Description.StorageName, fault);
        }
        catch (Exception fault) when (ColumnDamageException.IsDamage(fault))
        {
            throw new ColumnDamageException(TLog.Table.Name, TLog.Table.Columns, select.LastColumn, fault);
        }
        finally
        {
            select.Reset();
        }
    }
}
