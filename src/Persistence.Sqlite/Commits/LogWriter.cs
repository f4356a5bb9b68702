using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Writes one log of a session class.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <typeparam name="TLog">The generated map of the log.</typeparam>
/// <param name="sql">The statements of the log.</param>
/// <param name="postings">Its search index; null where it is not searched.</param>
internal sealed class LogWriter<TSession, TEntry, TLog>(LogSql sql, LogPostings<TEntry>? postings) : ILogWriter<TSession>
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
{
    // An entry that is no object is the column itself.
    private static readonly bool s_isWhole = TLog.Table.Columns is [{ Name: "value" } only] && only.Member == TLog.Description.Name;

    /// <summary>Whether entries are put into a search index, too.</summary>
    public bool IsSearched => postings is not null;

    /// <inheritdoc/>
    public void Write(SqliteConnectionContext connection, long id, PreparedSave<TSession> save, ValidationErrors errors)
    {
        var last = sql.LastSequence(connection, id);
        if (save.IsCreation && last != 0)
        {
            // Of an earlier session of that number, which a tool deleted without foreign_keys.
            connection.RunOn(sql.Clear, id);
            last = 0;
        }

        var added = save.Added(TLog.Description.Ordinal, TLog.GetEntries(save.Session), out var first);
        save.CompleteLog(TLog.Description.Ordinal, Write(connection, (id, last), added, first, errors));
    }

    /// <inheritdoc/>
    public void Check(SqliteConnectionContext connection, PreparedSave<TSession> save, ValidationErrors errors)
    {
        var added = save.Added(TLog.Description.Ordinal, TLog.GetEntries(save.Session), out var first);
        var insert = connection.Prepare(sql.Insert);
        for (var index = 0; index < added.Length; index++)
        {
            Bind(insert, added[index]);
            CollectFailures(insert, first + index, errors);
            insert.Reset();
        }
    }

    /// <summary>Writes entries after those that are stored.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="end">The number of the session's row, and the sequence of the log's last entry.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="firstPosition">The first entry's position, for failures.</param>
    /// <param name="errors">Receives what cannot be stored.</param>
    /// <returns>The sequence of the last entry.</returns>
    public long Write(SqliteConnectionContext connection, (long Session, long Last) end, ReadOnlySpan<TEntry> entries, int firstPosition, ValidationErrors errors)
    {
        var sequence = end.Last;
        if (entries.IsEmpty)
        {
            return sequence;
        }

        postings?.Begin(connection, end);
        var mark = postings?.Mark;
        var insert = connection.Prepare(mark is null ? sql.Insert : sql.InsertSearched);
        for (var index = 0; index < entries.Length; index++)
        {
            insert.Parameters.BindInt64(1, end.Session);
            insert.Parameters.BindInt64(2, sequence + 1);
            Bind(insert, entries[index]);
            BindMark(insert, mark);
            if (WriteOne(connection, insert, firstPosition + index, errors) > 0)
            {
                sequence++;
                postings?.Add(connection, sequence, entries[index]);
            }
        }

        postings?.End(connection);
        return sequence;
    }

    private void BindMark(SqliteStatement insert, long? mark)
    {
        if (mark is { } value)
        {
            insert.Parameters.BindInt64(sql.SearchParameter, value);
        }
    }

    /// <summary>Writes one entry with a statement that is a transaction of its own.</summary>
    /// <param name="connection">The connection, outside of a transaction.</param>
    /// <param name="end">The number of the session's row, and the sequence of the log's last entry.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>
    /// False when it wrote nothing: another connection writes or has written, the log holds the entry's id, or the entry cannot be stored.
    /// </returns>
    public bool TryWriteAutocommit(SqliteConnectionContext connection, (long Session, long Last) end, TEntry entry)
    {
        var insert = connection.Prepare(sql.Insert);
        insert.Parameters.BindInt64(1, end.Session);
        insert.Parameters.BindInt64(2, end.Last + 1);
        Bind(insert, entry);
        if (insert.Parameters.Failures.Any)
        {
            insert.Reset();
            return false;
        }

        return insert.TryRun() && connection.Changes == 1;
    }

    private static long WriteOne(SqliteConnectionContext connection, SqliteStatement insert, int position, ValidationErrors errors)
    {
        if (insert.Parameters.Failures.Any)
        {
            CollectFailures(insert, position, errors);
            insert.Reset();
            return 0;
        }

        insert.Run();

        // An entry whose id the log already holds changes nothing.
        return connection.Changes;
    }

    private void Bind(SqliteStatement insert, TEntry entry)
    {
        insert.Parameters.IsValueWhole = s_isWhole;
        TLog.Bind(insert.Parameters, LogSql.FirstBound, entry);
        if (sql.HasEntryId)
        {
            insert.Parameters.BindText(sql.EntryIdParameter, TLog.GetId(entry));
        }
    }

    private static void CollectFailures(SqliteStatement insert, int position, ValidationErrors errors)
    {
        errors.BeginEntry(TLog.Description.Name, position);
        insert.Parameters.Failures.MoveTo(errors, s_isWhole ? null : TLog.Table.Columns, LogSql.FirstBound);
        errors.BeginEntry(null);
    }
}
