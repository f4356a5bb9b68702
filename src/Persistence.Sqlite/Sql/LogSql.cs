using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The SQL of one log.</summary>
internal sealed class LogSql
{
    public LogSql(SessionSql sessions, SqliteLogTable table, bool hasIds, bool isSearched)
    {
        var name = SqlNames.Quote(table.Name);
        var columns = SqlNames.Join(table.Columns.Select(static column => column.Name));
        HasEntryId = hasIds && table.IdColumn < 0;
        var extra = HasEntryId ? ", \"_entry_id\"" : "";
        var count = table.Columns.Count + (HasEntryId ? 1 : 0);
        Last = $"SELECT max(\"_sequence\") FROM {name} WHERE \"_session\" = ?1";
        Insert = $"INSERT INTO {name} (\"_session\", \"_sequence\", {columns}{extra}) VALUES (?1, ?2, {SqlNames.Parameters(FirstBound, count)}){(hasIds ? " ON CONFLICT DO NOTHING" : "")}";
        SearchParameter = FirstBound + count;
        InsertSearched = isSearched ? $"INSERT INTO {name} (\"_session\", \"_sequence\", {columns}{extra}, \"{SearchSql.Column}\") VALUES (?1, ?2, {SqlNames.Parameters(FirstBound, count + 1)}){(hasIds ? " ON CONFLICT DO NOTHING" : "")}" : "";
        Clear = $"DELETE FROM {name} WHERE \"_session\" = ?1";
        After = $"SELECT {columns}, \"_sequence\" FROM {name} WHERE \"_session\" = ?1 AND \"_sequence\" > ?3 ORDER BY \"_sequence\" LIMIT ?2";
        Range = $"SELECT {columns}, \"_sequence\", \"_session\" FROM {name} WHERE \"_session\" >= ?1 AND \"_session\" <= ?2 ORDER BY \"_session\", \"_sequence\"";
        Tail = $"SELECT {columns}, \"_sequence\" FROM {name} WHERE \"_session\" = ?1 ORDER BY \"_sequence\" DESC LIMIT ?2";
        RowAndLast = sessions.RowAnd($"(SELECT max(\"_sequence\") FROM {name} WHERE \"_session\" = \"_id\")");
        Stored = $"SELECT * FROM {name} WHERE \"_session\" = ?1 AND \"_sequence\" >= ?2 AND \"_sequence\" <= ?3 ORDER BY \"_sequence\"";
        EntryIdParameter = FirstBound + table.Columns.Count;
    }

    /// <summary>The first parameter of an entry in <see cref="Insert"/>.</summary>
    public const int FirstBound = 3;

    public bool HasEntryId { get; }

    public int EntryIdParameter { get; }

    /// <summary>The session's row, and after it the sequence of the log's last entry: ?1 … the key.</summary>
    public string RowAndLast { get; }

    /// <summary>The sequence of the last entry: ?1 the session's row.</summary>
    public string Last { get; }

    /// <summary>Adds an entry: ?1 the session's row, ?2 the sequence, then the entry.</summary>
    public string Insert { get; }

    /// <summary>As <see cref="Insert"/>, and what the search index holds after the entry. Of a log that is searched only.</summary>
    public string InsertSearched { get; }

    /// <summary>The last parameter of <see cref="InsertSearched"/>.</summary>
    public int SearchParameter { get; }

    /// <summary>Removes all entries of a session: ?1 its row.</summary>
    public string Clear { get; }

    /// <summary>Entries after a sequence, each with its own after its columns, ascending: ?1 the session's row, ?2 the limit, ?3 the sequence.</summary>
    public string After { get; }

    /// <summary>The entries of many sessions, each with its sequence and the row of its session after its columns: ?1 the first session's row, ?2 the last one's.</summary>
    public string Range { get; }

    /// <summary>The last entries, each with its sequence after its columns, descending: ?1 the session's row, ?2 how many.</summary>
    public string Tail { get; }

    /// <summary>All columns of entries, also those that the class does not know, ascending: ?1 the session's row, ?2 the first sequence, ?3 the last.</summary>
    public string Stored { get; }

    /// <summary>Reads the sequence of a log's last entry.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <returns>0 for an empty log.</returns>
    public long LastSequence(SqliteConnectionContext connection, long id)
    {
        var select = connection.Prepare(Last);
        select.Parameters.BindInt64(1, id);
        try
        {
            select.Step();
            return select.Row.ReadInt64(0);
        }
        finally
        {
            select.Reset();
        }
    }
}
