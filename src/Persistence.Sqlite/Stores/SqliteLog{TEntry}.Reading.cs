using Persistence.Mapping;
using Persistence.Serialization;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <content>Reading.</content>
internal sealed partial class SqliteLog<TSession, TEntry, TLog>
{
    public override void Load(SqliteLink link, long id, TSession session, int maxEntries)
    {
        var last = LastSequence(link, id);
        var entries = maxEntries == int.MaxValue ? ReadAfter(link, id, 0, maxEntries) : ReadLast(link, id, maxEntries);
        TLog.SetEntries(session, entries);
        session.Tracking.Log<TEntry>(Description.Ordinal).Set(TLog.GetEntries(session), last);
    }

    public override long Check(SqliteLink link, long id)
    {
        var count = ReadAfter(link, id, 0, int.MaxValue).Count;
        var last = LastSequence(link, id);
        return count == last
            ? count
            : throw new FormatException($"log {Description.Name} holds {count} entries, but its last sequence is {last}");
    }

    /// <summary>The sequence of the last entry; 0 for an empty log.</summary>
    public long LastSequence(SqliteLink link, long id)
    {
        var select = link.Prepare(_sql.Last);
        select.BindInt64(1, id);
        try
        {
            select.Step();
            return select.ReadInt64(0);
        }
        finally
        {
            select.Reset();
        }
    }

    /// <summary>Reads entries behind a sequence.</summary>
    public List<TEntry> ReadAfter(SqliteLink link, long id, long afterSequence, int limit)
    {
        var select = link.Prepare(_sql.After);
        select.BindInt64(1, id);
        select.BindInt64(2, afterSequence);
        select.BindInt64(3, limit);
        return ReadRows(select);
    }

    /// <summary>Reads the last entries, ascending.</summary>
    public List<TEntry> ReadLast(SqliteLink link, long id, int count)
    {
        var select = link.Prepare(_sql.Tail);
        select.BindInt64(1, id);
        select.BindInt64(2, count);
        var entries = ReadRows(select);
        entries.Reverse();
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
