using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The SQL of one index.</summary>
internal sealed class IndexSql
{
    public IndexSql(SqliteTable table, SqliteIndex index, string older)
    {
        Index = index;

        // What the columns of an older row hold is not what the class reads of it.
        var usable = older.Length == 0 ? SessionSql.Alive(1) : $"{SessionSql.Alive(1)} AND NOT ({older})";
        var name = SqlNames.Quote(table.Name);
        var keyNames = table.Columns.Where(static column => column.IsKey).Select(static column => column.Name).ToList();
        var keys = SqlNames.Join(keyNames);
        if (index.IsMultiValued)
        {
            // The keys stand beside each value, so that they come out in order without sorting. Given is the session's own, which a tool may have changed.
            ValueTable = SqliteSchema.IndexTable(table, index);
            var values = SqlNames.Quote(ValueTable);
            var ownKeys = string.Join(", ", keyNames.Select(static key => "v." + SqlNames.Quote(key)));
            var theirKeys = string.Join(", ", keyNames.Select(static key => "s." + SqlNames.Quote(key)));
            Equal = $"SELECT {theirKeys} FROM {values} AS v CROSS JOIN {name} AS s ON s.\"_id\" = v.\"_session\" WHERE v.\"_value\" = ?3 AND {usable} ORDER BY {ownKeys} LIMIT ?2";
            Range = "";
            Other = $"SELECT {theirKeys} FROM {values} AS mine JOIN {values} AS other ON other.\"_value\" = mine.\"_value\" AND other.\"_session\" <> mine.\"_session\" JOIN {name} AS s ON s.\"_id\" = other.\"_session\" WHERE mine.\"_session\" = ?2 AND {usable} LIMIT 1";
            var sameKeys = string.Join(" AND ", keyNames.Select(static key => $"v.{SqlNames.Quote(key)} IS s.{SqlNames.Quote(key)}"));
            Verified = $"SELECT v.\"_value\", {sameKeys} FROM {values} AS v CROSS JOIN {name} AS s ON s.\"_id\" = v.\"_session\" WHERE v.\"_session\" = ?1";
            Stored = $"SELECT \"_value\" FROM {values} WHERE \"_session\" = ?1";
            Remove = $"DELETE FROM {values} WHERE \"_session\" = ?1 AND \"_value\" = ?2";
            Clear = $"DELETE FROM {values} WHERE \"_session\" = ?1";
            Add = $"INSERT OR REPLACE INTO {values} (\"_value\", {keys}, \"_session\") SELECT ?2, {keys}, \"_id\" FROM {name} WHERE \"_id\" = ?1";
            Fold = "";
            return;
        }

        var operand = SqliteSchema.Operand(index);
        Equal = $"SELECT {keys} FROM {name} WHERE {operand} = {Parameter(index, 3)} AND {usable} ORDER BY {keys} LIMIT ?2";
        Range = $"SELECT {keys} FROM {name} WHERE {operand} >= {Parameter(index, 3)} AND {operand} < {Parameter(index, 4)} AND {usable} ORDER BY {operand}, {keys} LIMIT ?2";
        var mineOperand = $"(SELECT {operand} FROM {name} WHERE \"_id\" = ?2)";
        Other = $"SELECT {keys} FROM {name} WHERE {operand} = {mineOperand} AND \"_id\" <> ?2 AND {usable} LIMIT 1";
        ValueTable = "";
        Verified = index.IgnoresCase ? $"SELECT {operand} FROM {name} WHERE \"_id\" = ?1" : "";
        Fold = index.IgnoresCase ? $"{FoldedSql.Fold(table.Name, index, "?2")} AND \"_id\" = ?1" : "";
        Stored = "";
        Remove = "";
        Clear = "";
        Add = "";
    }

    public SqliteIndex Index { get; }

    /// <summary>The table of a multi-valued index; empty for another.</summary>
    public string ValueTable { get; }

    /// <summary>Keys of sessions that hold a value: ?1 the present, ?2 the limit, ?3 the value.</summary>
    public string Equal { get; }

    /// <summary>Keys of sessions whose value lies in a range: ?1 the present, ?2 the limit, ?3 from, ?4 to.</summary>
    public string Range { get; }

    /// <summary>The key of another session that holds the same value: ?1 the present, ?2 the row.</summary>
    public string Other { get; }

    /// <summary>A session's values in a multi-valued index: ?1 the row.</summary>
    public string Stored { get; }

    /// <summary>A session's values in a multi-valued index, and whether the key beside each is the session's; or its value in an index that ignores case: ?1 the row.</summary>
    public string Verified { get; }

    /// <summary>Says what a session's text is without case, where SQLite does not know it: ?1 the row, ?2 the text without case. Empty for an index that does not ignore it.</summary>
    public string Fold { get; }

    /// <summary>Removes a value of a multi-valued index: ?1 the row, ?2 the value.</summary>
    public string Remove { get; }

    /// <summary>Removes all values of a session from a multi-valued index: ?1 the row.</summary>
    public string Clear { get; }

    /// <summary>
    /// Adds a value of a multi-valued index: ?1 the row, ?2 the value. An entry of the same key is that of an earlier session, which a tool deleted without
    /// <c>foreign_keys</c>.
    /// </summary>
    public string Add { get; }

    /// <summary>A parameter, compared as the index compares its values.</summary>
    /// <param name="index">The index.</param>
    /// <param name="number">The number of the parameter.</param>
    public static string Parameter(SqliteIndex index, int number) =>
        index.Expression is null
            ? $"?{number}"
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, index.Expression, $"?{number}");
}
