using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The SQL of one log.</summary>
internal sealed class LogSql
{
    public LogSql(SqliteTable sessions, SqliteLogTable table, bool hasIds)
    {
        var name = SqlNames.Quote(table.Name);
        var columns = SqlNames.Join(table.Columns.Select(static column => column.Name));
        HasEntryId = hasIds && table.IdColumn < 0;
        var extra = HasEntryId ? ", \"_entry_id\"" : "";
        var count = table.Columns.Count + (HasEntryId ? 1 : 0);
        Last = $"SELECT max(\"_sequence\") FROM {name} WHERE \"_session\" = ?1";
        Insert = $"INSERT INTO {name} (\"_session\", \"_sequence\", {columns}{extra}) VALUES (?1, ?2, {SqlNames.Parameters(FirstBound, count)}){(hasIds ? " ON CONFLICT DO NOTHING" : "")}";
        Clear = $"DELETE FROM {name} WHERE \"_session\" = ?1";
        After = $"SELECT {columns} FROM {name} WHERE \"_session\" = ?1 AND \"_sequence\" > ?2 ORDER BY \"_sequence\" LIMIT ?3";
        Tail = $"SELECT {columns} FROM {name} WHERE \"_session\" = ?1 ORDER BY \"_sequence\" DESC LIMIT ?2";
        RowAndLast = new SessionSql(sessions).RowAnd($"(SELECT max(\"_sequence\") FROM {name} WHERE \"_session\" = \"_id\")");
        EntryIdParameter = FirstBound + table.Columns.Count;
    }

    /// <summary>The first parameter of an entry in <see cref="Insert"/>.</summary>
    public const int FirstBound = 3;

    public bool HasEntryId { get; }

    public int EntryIdParameter { get; }

    /// <summary>The session's row, and behind it the sequence of the log's last entry: ?1 … the key.</summary>
    public string RowAndLast { get; }

    public string Last { get; }

    public string Insert { get; }

    public string Clear { get; }

    public string After { get; }

    public string Tail { get; }
}
