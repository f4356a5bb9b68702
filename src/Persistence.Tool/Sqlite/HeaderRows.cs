using Persistence.Engine;
using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>The rows that hold sessions of one class without their logs. In a transaction, for one thread.</summary>
internal sealed class HeaderRows
{
    private const int OwnParameters = 6;
    private const int CopyParameters = 2;

    private readonly ToolDatabase _database;
    private readonly StoredClass _class;
    private readonly RowWriter _header;
    private readonly int _members;
    private readonly JsonWriter _lease = new();
    private ClassTable _table;
    private CopyColumns _copied;

    /// <summary>Looks at the table.</summary>
    /// <param name="database">The database.</param>
    /// <param name="stored">The class, with its shape.</param>
    /// <param name="table">Its tables.</param>
    public HeaderRows(ToolDatabase database, StoredClass stored, ClassTable table)
    {
        (_database, _class, _table) = (database, stored, table);
        _members = stored.Shape!.Members.Count;
        _header = new RowWriter(stored.Shape.Members, OwnParameters + 1);
        _copied = CopyColumns.Of(database, stored.Name);
    }

    /// <summary>Writes the row of a session.</summary>
    /// <param name="head">The session.</param>
    /// <param name="id">The id of its row; 0 where it has none.</param>
    /// <returns>The id of its row.</returns>
    public long Write(SessionHead head, long id)
    {
        EnsureColumns(head);
        var statement = _database.Prepare(id == 0 ? InsertText() : UpdateText());
        Bind(statement.Parameters, head);
        if (_copied.AddFor(_database, _class.Name, _header))
        {
            statement.Reset();
            _copied = CopyColumns.Of(_database, _class.Name);
            return Write(head, id);
        }

        if (id != 0)
        {
            statement.Parameters.BindInt64(OwnParameters + _members + CopyParameters + 1, id);
        }

        statement.Run();
        return id == 0 ? SQLitePCL.raw.sqlite3_last_insert_rowid(_database.Handle) : id;
    }

    private void EnsureColumns(SessionHead head)
    {
        if ((head.Lease is null || _table.HasLeases) && (head.Older.Length == 0 || _table.HasOlder))
        {
            return;
        }

        var making = new TableMaking(_database);
        making.AddColumn(_class.Name, SessionSql.LeaseColumn);
        making.AddColumn(_class.Name, SessionSql.OlderColumn);
        _table = new ClassTable(_database, _class);
    }

    private List<(string Column, int Parameter)> Columns()
    {
        var columns = new List<(string, int)> { ("_version", 1), ("_token", 2), ("_schema_version", 3), ("_expires_at", 4) };
        if (_table.HasLeases)
        {
            columns.Add((SessionSql.LeaseColumn, 5));
        }

        if (_table.HasOlder)
        {
            columns.Add((SessionSql.OlderColumn, 6));
        }

        columns.AddRange(_header.Columns.Select(static (column, index) => (column, OwnParameters + 1 + index)));
        columns.AddRange(_copied.Parameters(OwnParameters + 1 + _members));

        return columns;
    }

    private string InsertText()
    {
        var columns = Columns();
        return $"INSERT INTO {SqlNames.Quote(_class.Name)} ({SqlNames.Join(columns.Select(static column => column.Column))}) VALUES ({string.Join(", ", columns.Select(static column => $"?{column.Parameter}"))})";
    }

    private string UpdateText() =>
        $"UPDATE {SqlNames.Quote(_class.Name)} SET {string.Join(", ", Columns().Select(static column => $"{SqlNames.Quote(column.Column)} = ?{column.Parameter}"))} WHERE \"_id\" = ?{OwnParameters + _members + CopyParameters + 1}";

    private void Bind(SqliteParameters parameters, SessionHead head)
    {
        parameters.BindInt64(1, head.Version);
        parameters.BindInt64(2, head.Token);
        parameters.BindInt64(3, head.Schema);
        if (head.Expires is { } expires)
        {
            parameters.BindInt64(4, expires);
        }

        if (head.Lease is { } lease && _table.HasLeases)
        {
            _lease.Clear();
            StoredLeaseJson.Write(new StoredLease(lease.Number) { Attempts = lease.Attempts }, _lease);
            parameters.BindUtf8(5, _lease.Written);
        }

        if (head.Older.Length > 0 && _table.HasOlder)
        {
            parameters.BindText(6, head.Older);
        }

        _header.Bind(parameters, head.Header, head.Token, _copied);
    }
}
