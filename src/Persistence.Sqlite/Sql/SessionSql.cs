using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The SQL of one session table, made once from the map's description.</summary>
internal sealed class SessionSql
{
    // What SessionRow reads.
    private const string Own = "\"_id\", \"_version\", \"_token\", \"_schema_version\", \"_expires_at\"";

    private readonly string _name;
    private readonly string _isKey;

    public SessionSql(SqliteTable table)
    {
        var name = SqlNames.Quote(table.Name);
        var keys = table.Columns.Where(static column => column.IsKey).Select(static column => column.Name).ToList();
        KeyCount = keys.Count;
        Columns = SqlNames.Join(table.Columns.Select(static column => column.Name));
        Keys = SqlNames.Join(keys);
        var isKey = string.Join(" AND ", keys.Select(static (key, index) => $"{SqlNames.Quote(key)} = ?{index + 1}"));
        _name = name;
        _isKey = isKey;
        Row = $"SELECT {Own} FROM {name} WHERE {isKey}";
        Header = RowAnd(Columns);
        Insert = $"INSERT INTO {name} (\"_version\", \"_token\", \"_schema_version\", \"_expires_at\", {Columns}) VALUES (1, ?1, ?2, ?3, {SqlNames.Parameters(FirstInserted, table.Columns.Count)}) RETURNING \"_id\"";
        Update = $"UPDATE {name} SET \"_version\" = \"_version\" + 1, \"_token\" = ?1, \"_schema_version\" = ?2, \"_expires_at\" = ?3{Assignments(table)} WHERE \"_id\" = ?4";
        Lease = $"SELECT \"{LeaseColumn}\" FROM {name} WHERE \"_id\" = ?1";
        SetLease = $"UPDATE {name} SET \"{LeaseColumn}\" = ?1 WHERE \"_id\" = ?2";
        Touch = $"UPDATE {name} SET \"_expires_at\" = ?1 WHERE \"_id\" = ?2";
        Delete = $"DELETE FROM {name} WHERE \"_id\" = ?1";
        Purge = $"DELETE FROM {name} WHERE \"_expires_at\" <= ?1";
        FirstPage = $"SELECT {Keys} FROM {name} WHERE {Alive(1)} ORDER BY {Keys} LIMIT ?2";
        NextPage = $"SELECT {Keys} FROM {name} WHERE ({Keys}) > ({SqlNames.Parameters(3, KeyCount)}) AND {Alive(1)} ORDER BY {Keys} LIMIT ?2";
        LiveKeys = $"SELECT {Keys} FROM {name} WHERE {Alive(1)}";
        All = Pages(Columns);
        AllKeys = Pages(Keys);
    }

    /// <summary>The first parameter of the header in <see cref="Insert"/>; in <see cref="Update"/> it is one more.</summary>
    public const int FirstInserted = 4;

    /// <summary>The column of the lease, which a class with leases has.</summary>
    public const string LeaseColumn = "_lease";

    /// <summary>The first column of the header in <see cref="Header"/> and <see cref="All"/>.</summary>
    public const int FirstRead = SessionRow.Columns;

    public int KeyCount { get; }

    public string Columns { get; }

    public string Keys { get; }

    public string Row { get; }

    public string Header { get; }

    public string Insert { get; }

    public string Update { get; }

    public string Touch { get; }

    /// <summary>The lease of a session: ?1 its row. Of a class with leases only, as is <see cref="SetLease"/>.</summary>
    public string Lease { get; }

    /// <summary>Stores the lease of a session: ?1 the lease, ?2 the row.</summary>
    public string SetLease { get; }

    public string Delete { get; }

    public string Purge { get; }

    public string FirstPage { get; }

    public string NextPage { get; }

    /// <summary>The key of every session, in no order: ?1 the present.</summary>
    public string LiveKeys { get; }

    /// <summary>The next sessions with their headers, for verification: ?1 the present, ?2 how many, ?3 the row after which they come.</summary>
    public string All { get; }

    /// <summary>As <see cref="All"/>, without the header, whose columns a newer version of the class may have renamed.</summary>
    public string AllKeys { get; }

    /// <summary>The row of the key ?1, ?2 … and something more.</summary>
    /// <param name="more">SQL.</param>
    public string RowAnd(string more) => $"SELECT {Own}, {more} FROM {_name} WHERE {_isKey}";

    private string Pages(string columns) => $"SELECT {Own}, {columns} FROM {_name} WHERE \"_id\" > ?3 AND {Alive(1)} ORDER BY \"_id\" LIMIT ?2";

    // A session's key never changes, so its index need not be written.
    private static string Assignments(SqliteTable table) => string.Concat(table.Columns
        .Select(static (column, index) => (column.IsKey, Text: $", {SqlNames.Quote(column.Name)} = ?{FirstInserted + 1 + index}"))
        .Where(static assignment => !assignment.IsKey)
        .Select(static assignment => assignment.Text));

    /// <summary>The condition that a row has not expired.</summary>
    /// <param name="parameter">The parameter that holds the present, in milliseconds since 1970.</param>
    public static string Alive(int parameter) => $"(\"_expires_at\" IS NULL OR \"_expires_at\" > ?{parameter})";
}
