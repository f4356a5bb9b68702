using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>Writing.</content>
internal sealed partial class SqliteLog<TSession, TEntry, TLog>
{
    /// <summary>Writes entries behind those that are stored.</summary>
    /// <param name="link">The connection, inside a transaction.</param>
    /// <param name="end">The end of the log.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="firstPosition">The first entry's position, for failures.</param>
    /// <param name="errors">Receives what cannot be stored.</param>
    /// <returns>The sequence of the last entry.</returns>
    public long Write(SqliteLink link, LogEnd end, ReadOnlySpan<TEntry> entries, int firstPosition, ValidationErrors errors)
    {
        var sequence = end.LastSequence;
        if (entries.IsEmpty)
        {
            return sequence;
        }

        var insert = link.Prepare(_sql.Insert);
        for (var index = 0; index < entries.Length; index++)
        {
            insert.BindInt64(1, end.Session);
            insert.BindInt64(2, sequence + 1);
            Bind(insert, entries[index]);
            sequence += WriteOne(link, insert, firstPosition + index, errors);
        }

        return sequence;
    }

    /// <summary>Writes one entry with a statement that is a transaction of its own.</summary>
    /// <param name="link">The connection, outside of a transaction.</param>
    /// <param name="end">The end of the log.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>
    /// False when it wrote nothing: somebody else writes or has written, the log holds the entry's id, or the entry cannot be stored.
    /// </returns>
    public bool TryWriteAtOnce(SqliteLink link, LogEnd end, TEntry entry)
    {
        var insert = link.Prepare(_sql.Insert);
        insert.BindInt64(1, end.Session);
        insert.BindInt64(2, end.LastSequence + 1);
        Bind(insert, entry);
        if (insert.HasFailures)
        {
            insert.Reset();
            return false;
        }

        return insert.TryRun() && link.Changes == 1;
    }

    private long WriteOne(SqliteLink link, SqliteStatement insert, int position, ValidationErrors errors)
    {
        if (insert.HasFailures)
        {
            CollectFailures(insert, position, errors);
            insert.Reset();
            return 0;
        }

        insert.Run();

        // An entry whose id the log already holds changes nothing.
        return link.Changes;
    }

    private void Bind(SqliteStatement insert, TEntry entry)
    {
        insert.IsValueWhole = s_isWhole;
        TLog.Bind(insert, LogSql.FirstBound, entry);
        if (_sql.HasEntryId)
        {
            insert.BindText(_sql.EntryIdParameter, TLog.GetId(entry));
        }
    }

    private void CollectFailures(SqliteStatement insert, int position, ValidationErrors errors)
    {
        errors.BeginEntry(Description.Name, position);
        insert.CollectFailures(errors, TLog.Table.Columns, LogSql.FirstBound);
        errors.BeginEntry(null);
    }
}
