using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The SQL of one session table, made once from the map's description.</summary>
internal sealed class SessionSql
{
    // What SessionRow reads.
    private const string OwnOfPresent = "\"_id\", \"_version\", \"_token\", \"_schema_version\", \"_expires_at\"";

    // The negative version says that there is more to read.
    private const string OwnOfUpgraded = $"\"_id\", \"_version\", \"_token\", CASE WHEN \"{OlderColumn}\" IS NULL THEN \"_schema_version\" ELSE -\"_schema_version\" END, \"_expires_at\"";

    private readonly string _name;
    private readonly string _isKey;
    private readonly string _own;

    public SessionSql(SqliteTable table, SessionDescription description)
    {
        _own = description.HasUpgrades ? OwnOfUpgraded : OwnOfPresent;
        IsOlder = description.Upgrades is null ? "" : OlderHeader(description.SchemaVersion);
        var name = SqlNames.Quote(table.Name);
        var keys = table.Columns.Where(static column => column.IsKey).Select(static column => column.Name).ToList();
        (TableName, KeyNames) = (table.Name, keys);
        Columns = SqlNames.Join(table.Columns.Select(static column => column.Name));
        Keys = SqlNames.Join(keys);
        var isKey = string.Join(" AND ", keys.Select(static (key, index) => $"{SqlNames.Quote(key)} = ?{index + 1}"));
        _name = name;
        _isKey = isKey;
        Row = $"SELECT {_own} FROM {name} WHERE {isKey}";
        Header = RowAnd(Columns);
        Insert = $"INSERT INTO {name} (\"_version\", \"_token\", \"_schema_version\", \"_expires_at\", {Columns}) VALUES (1, ?1, ?2, ?3, {SqlNames.Parameters(FirstInserted, table.Columns.Count)}) RETURNING \"_id\"";
        Update = $"UPDATE {name} SET \"_version\" = \"_version\" + 1, \"_token\" = ?1, \"_schema_version\" = ?2, \"_expires_at\" = ?3{Assignments(table)} WHERE \"_id\" = ?4";
        InsertSearched = description.Searchable.Count == 0 ? "" : $"INSERT INTO {name} (\"_version\", \"_token\", \"_schema_version\", \"_expires_at\", {Columns}, \"{SearchSql.Column}\") VALUES (1, ?1, ?2, ?3, {SqlNames.Parameters(FirstInserted, table.Columns.Count + 1)}) RETURNING \"_id\"";
        UpdateSearched = description.Searchable.Count == 0 ? "" : $"UPDATE {name} SET \"_version\" = \"_version\" + 1, \"_token\" = ?1, \"_schema_version\" = ?2, \"_expires_at\" = ?3{Assignments(table)}, \"{SearchSql.Column}\" = ?{FirstInserted + 1 + table.Columns.Count} WHERE \"_id\" = ?4";
        Lease = $"SELECT \"{LeaseColumn}\" FROM {name} WHERE \"_id\" = ?1";
        SetLease = $"UPDATE {name} SET \"{LeaseColumn}\" = ?1 WHERE \"_id\" = ?2";
        Older = $"SELECT \"{OlderColumn}\" FROM {name} WHERE \"_id\" = ?1";
        SetOlder = $"UPDATE {name} SET \"_schema_version\" = ?1, \"{OlderColumn}\" = ?2 WHERE \"_id\" = ?3";
        OlderRows = IsOlder.Length == 0 ? "" : $"SELECT {_own}, {Columns} FROM {name} WHERE ({IsOlder}) AND {Alive(1)}";
        Stored = $"SELECT * FROM {name} WHERE \"_id\" = ?1";
        Touch = $"UPDATE {name} SET \"_expires_at\" = ?1 WHERE \"_id\" = ?2";
        Delete = $"DELETE FROM {name} WHERE \"_id\" = ?1";
        Purge = $"DELETE FROM {name} WHERE \"_expires_at\" <= ?1";
        FirstPage = $"SELECT {Keys} FROM {name} WHERE {Alive(1)} ORDER BY {Keys} LIMIT ?2";
        NextPage = $"SELECT {Keys} FROM {name} WHERE ({Keys}) > ({SqlNames.Parameters(3, KeyCount)}) AND {Alive(1)} ORDER BY {Keys} LIMIT ?2";
        FirstPagesOf = [.. Enumerable.Range(1, KeyCount - 1).Select(count => $"SELECT {Keys} FROM {name} WHERE ({SqlNames.Join(keys.Take(count))}) >= ({SqlNames.Parameters(3, count)}) AND {Alive(1)} ORDER BY {Keys} LIMIT ?2")];
        LiveKeys = $"SELECT {Keys} FROM {name} WHERE {Alive(1)}";
        Boundary = $"SELECT \"_id\" FROM {name} WHERE \"_id\" > ?1 ORDER BY \"_id\" LIMIT 1 OFFSET ?2";
        LiveCount = $"SELECT count(*) FROM {name} WHERE {Alive(1)}";
        ById = $"SELECT {_own}, {Columns} FROM {name} WHERE \"_id\" = ?1";
        All = Pages(Columns);
        AllKeys = Pages(Keys);
    }

    /// <summary>The first parameter of the header in <see cref="Insert"/>; in <see cref="Update"/> it is one more.</summary>
    public const int FirstInserted = 4;

    /// <summary>The column of the lease, which a class with leases has.</summary>
    public const string LeaseColumn = "_lease";

    /// <summary>The column that says what of a session earlier versions stored, which a class with upgrade steps has.</summary>
    public const string OlderColumn = "_older";

    /// <summary>The first column of the header in <see cref="Header"/> and <see cref="All"/>.</summary>
    public const int FirstRead = SessionRow.Columns;

    public string TableName { get; }

    public IReadOnlyList<string> KeyNames { get; }

    public int KeyCount => KeyNames.Count;

    /// <summary>As <see cref="Insert"/>, and what the search index holds after the header. Of a class whose header is searched only, as is <see cref="UpdateSearched"/>.</summary>
    public string InsertSearched { get; }

    /// <summary>As <see cref="Update"/>, and what the search index holds after the header.</summary>
    public string UpdateSearched { get; }

    /// <summary>The columns that <see cref="SessionRow"/> reads.</summary>
    public string Own => _own;

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

    /// <summary>What of a session earlier versions stored: ?1 its row. Of a class with upgrade steps only, as is <see cref="SetOlder"/>.</summary>
    public string Older { get; }

    /// <summary>Stores that: ?1 the schema version, ?2 the rest, ?3 the row.</summary>
    public string SetOlder { get; }

    /// <summary>The condition that the header of a row is of an earlier schema version; empty where it has no upgrade steps.</summary>
    public string IsOlder { get; }

    /// <summary>The sessions for which that is true, with their headers: ?1 the present. Of a class whose header has upgrade steps only.</summary>
    public string OlderRows { get; }

    /// <summary>All columns of a session, also those that the class does not know: ?1 its row.</summary>
    public string Stored { get; }

    public string Delete { get; }

    public string Purge { get; }

    public string FirstPage { get; }

    public string NextPage { get; }

    /// <summary>The first page of keys that begin with parts or come later: ?1 the present, ?2 the most keys, then the parts. By their number, from 1.</summary>
    public IReadOnlyList<string> FirstPagesOf { get; }

    /// <summary>The key of every session, in no order: ?1 the present.</summary>
    public string LiveKeys { get; }

    /// <summary>Some sessions with their headers, for verification: ?1 the present, ?2 the row after which they come, ?3 the last row.</summary>
    public string All { get; }

    /// <summary>A session with its header: ?1 its row.</summary>
    public string ById { get; }

    /// <summary>The row that comes so many after another one: ?1 that one, ?2 how many come between.</summary>
    public string Boundary { get; }

    /// <summary>How many rows have not expired: ?1 the present.</summary>
    public string LiveCount { get; }

    /// <summary>As <see cref="All"/>, without the header, whose columns a newer version of the class may have renamed.</summary>
    public string AllKeys { get; }

    /// <summary>The row of the key ?1, ?2 … and something more.</summary>
    /// <param name="more">SQL.</param>
    public string RowAnd(string more) => $"SELECT {_own}, {more} FROM {_name} WHERE {_isKey}";

    private string Pages(string columns) => $"SELECT {_own}, {columns} FROM {_name} WHERE \"_id\" > ?2 AND \"_id\" <= ?3 AND {Alive(1)} ORDER BY \"_id\"";

    // A session's key never changes, so its index need not be written.
    private static string Assignments(SqliteTable table) => string.Concat(table.Columns
        .Select(static (column, index) => (column.IsKey, Text: $", {SqlNames.Quote(column.Name)} = ?{FirstInserted + 1 + index}"))
        .Where(static assignment => !assignment.IsKey)
        .Select(static assignment => assignment.Text));

    /// <summary>The condition that the header of a row is of an earlier schema version, as the index over such rows has it.</summary>
    /// <param name="version">The version of the class.</param>
    public static string OlderHeader(int version) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"_schema_version\" < {version} OR substr(\"{OlderColumn}\", 3, 6) IS 'header'");

    /// <summary>The condition that a row has not expired.</summary>
    /// <param name="parameter">The parameter that holds the present, in milliseconds since 1970.</param>
    public static string Alive(int parameter) => $"(\"_expires_at\" IS NULL OR \"_expires_at\" > ?{parameter})";
}
