namespace Persistence.Sqlite;

/// <summary>Finds the rows that a generation of a search index does not hold as they are: another program wrote them. As a rule there are none, which costs one look.</summary>
internal sealed class MissingRows
{
    private readonly string _sessions;
    private readonly string _entries;
    private readonly string _numbers;
    private readonly string _any;
    private readonly string _unnumbered;

    /// <summary>Makes the statements.</summary>
    /// <param name="sql">The index.</param>
    /// <param name="generation">The generation.</param>
    public MissingRows(SearchSql sql, long generation)
    {
        Generation = generation;
        var from = $"FROM {SqlNames.Quote(sql.Table)} AS r INDEXED BY {SqlNames.Quote(sql.MissingIndex)}";
        var where = $"WHERE {sql.IsMissing(generation)}";
        _sessions = $"SELECT r.\"_id\" {from} {where} AND r.\"_id\" > ?1 ORDER BY 1 LIMIT ?2";
        _entries = $"SELECT r.\"_session\", r.\"_sequence\" {from} {where} AND (r.\"_session\", r.\"_sequence\") > (?1, ?3) ORDER BY 1, 2 LIMIT ?2";
        var isWithout = $"NOT EXISTS (SELECT 1 FROM {SqlNames.Quote(sql.Numbers)} AS n WHERE n.\"_of\" = r.{(sql.IsLog ? "\"_session\"" : "\"_id\"")})";
        _unnumbered = $"SELECT count(*) FROM {SqlNames.Quote(sql.Table)} AS r WHERE NOT ({sql.IsMissing(generation)}) AND {isWithout}";
        _any = $"SELECT 1 {from} {where} LIMIT 1";
        _numbers = $"SELECT n.\"_number\" {from} CROSS JOIN {SqlNames.Quote(sql.Numbers)} AS n ON n.\"_of\" = r.\"_id\" {where}";
    }

    /// <summary>The generation.</summary>
    public long Generation { get; }

    /// <summary>Whether there is any.</summary>
    /// <param name="connection">The connection.</param>
    public bool IsAny(SqliteConnectionContext connection) => Read(connection, (_any, null), null, static row => row.ReadInt64(0)).Count > 0;

    /// <summary>How many rows say that the index holds them, while their sessions have no number.</summary>
    /// <param name="connection">The connection.</param>
    public int Unnumbered(SqliteConnectionContext connection) => (int)Read(connection, (_unnumbered, null), null, static row => row.ReadInt64(0))[0];

    /// <summary>Sessions whose headers are missing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="after">The row after which they come.</param>
    /// <param name="limit">The most to find.</param>
    /// <returns>Their rows, ascending.</returns>
    public List<long> Sessions(SqliteConnectionContext connection, long after, int limit) =>
        Read(connection, (_sessions, null), (after, limit), static row => row.ReadInt64(0));

    /// <summary>Entries that are missing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="after">The entry after which they come.</param>
    /// <param name="limit">The most to find.</param>
    /// <returns>The rows of their sessions and their sequences, ascending.</returns>
    public List<(long Session, long Sequence)> Entries(SqliteConnectionContext connection, (long Session, long Sequence) after, int limit) =>
        Read(connection, (_entries, after.Sequence), (after.Session, limit), static row => (row.ReadInt64(0), row.ReadInt64(1)));

    /// <summary>The numbers that the index has for headers that are others by now.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="numbers">Receives them.</param>
    public void Numbers(SqliteConnectionContext connection, HashSet<long> numbers) => numbers.UnionWith(Read(connection, (_numbers, null), null, static row => row.ReadInt64(0)));

    private static List<T> Read<T>(SqliteConnectionContext connection, (string Sql, long? Third) statement, (long After, int Limit)? page, Func<SqliteRow, T> read)
    {
        var select = connection.Prepare(statement.Sql);
        if (page is { } bounds)
        {
            select.Parameters.BindInt64(1, bounds.After);
            select.Parameters.BindInt64(2, bounds.Limit);
        }

        if (statement.Third is { } third)
        {
            select.Parameters.BindInt64(3, third);
        }

        try
        {
            var rows = new List<T>();
            while (select.Step())
            {
                rows.Add(read(select.Row));
            }

            return rows;
        }
        finally
        {
            select.Reset();
        }
    }
}
