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
        After = $"SELECT {columns} FROM {name} WHERE \"_session\" = ?1 AND \"_sequence\" > ?2 ORDER BY \"_sequence\" LIMIT ?3";
        Tail = $"SELECT {columns} FROM {name} WHERE \"_session\" = ?1 ORDER BY \"_sequence\" DESC LIMIT ?2";
        var session = new SessionSql(sessions);
        FirstAppended = session.KeyCount + 3;
        var values = SqlNames.Parameters(FirstAppended, count);
        Append = $"INSERT INTO {name} (\"_session\", \"_sequence\", {columns}{extra}) SELECT s.\"_id\", 1 + coalesce((SELECT max(\"_sequence\") FROM {name} WHERE \"_session\" = s.\"_id\"), 0), {values} FROM {SqlNames.Quote(sessions.Name)} AS s WHERE {session.IsKey} AND {SessionSql.Alive(FirstAppended - 2)} AND \"_schema_version\" <= ?{FirstAppended - 1}{(hasIds ? " ON CONFLICT DO NOTHING" : "")} RETURNING \"_sequence\"";
        EntryIdParameter = FirstBound + table.Columns.Count;
    }

    /// <summary>The first parameter of an entry in <see cref="Insert"/>.</summary>
    public const int FirstBound = 3;

    public bool HasEntryId { get; }

    public int EntryIdParameter { get; }

    /// <summary>
    /// Adds one entry and gives its sequence, in one statement: ?1 … the key, then the present, the schema version, the
    /// entry. No row when the session is not there, is of a newer schema, or holds the entry's id.
    /// </summary>
    public string Append { get; }

    /// <summary>The first parameter of an entry in <see cref="Append"/>.</summary>
    public int FirstAppended { get; }

    public string Last { get; }

    public string Insert { get; }

    public string After { get; }

    public string Tail { get; }
}
