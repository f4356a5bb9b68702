using Persistence.Engine;
using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Tool.Copying;
using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>The rows of sessions of one class. In a transaction, for one thread.</summary>
internal sealed class SessionRows
{
    private const int OwnParameters = 6;

    private readonly ToolDatabase _database;
    private readonly StoredClass _class;
    private readonly RowWriter _header;
    private readonly LogRows _logs;
    private readonly IndexRows _indexes;
    private readonly JsonWriter _lease = new();
    private ClassTable _table;
    private bool _hasUnknown;

    /// <summary>Looks at the tables.</summary>
    /// <param name="database">The database.</param>
    /// <param name="stored">The class, with its shape.</param>
    public SessionRows(ToolDatabase database, StoredClass stored)
    {
        (_database, _class) = (database, stored);
        _table = new ClassTable(database, stored);
        _header = new RowWriter(stored.Shape!.Members, OwnParameters + 1);
        _logs = new LogRows(database, stored);
        _indexes = new IndexRows(database, stored);
        _hasUnknown = new TableCatalog(database).Columns(stored.Name).ContainsKey(RowWriter.Unknown);
    }

    private ClassShape Shape => _class.Shape!;

    /// <summary>Writes a session, unless it is there.</summary>
    /// <param name="session">The session.</param>
    /// <returns>What became of it.</returns>
    public PutOutcome Put(IOpenSession session)
    {
        if (!_table.IsKey(session.Head.Key))
        {
            throw Json.JsonStoreReader.Damaged(session.Head.Key, _database.Address.Text, $"table '{_class.Name}'", new FormatException("it is no key of the class"));
        }

        var (head, id) = Find(session.Head.Key);
        var outcome = PutDecision.Of(head, session.Head);
        if (outcome is PutOutcome.Equal or PutOutcome.Conflict)
        {
            return outcome;
        }

        // What does not fit ends the copy of this session alone.
        _database.Execute("SAVEPOINT session");
        try
        {
            id = WriteHeader(session.Head, id);
            _indexes.Write(id);
            foreach (var log in session.Head.Logs)
            {
                _logs.Write(session, log, id, head?.CountOf(log.Name) ?? 0);
            }

            _database.Execute("RELEASE session");
            return outcome;
        }
        catch (Exception problem) when (problem is FormatException or OverflowException or JsonDataException or SessionException)
        {
            _database.Execute("ROLLBACK TO session");
            _database.Execute("RELEASE session");
            throw problem as SessionException ?? Json.JsonStoreReader.Damaged(session.Head.Key, _database.Address.Text, $"table '{_class.Name}'", problem);
        }
    }

    // An expired session of the same key is removed: its place is taken.
    private (SessionHead? Head, long Id) Find(string key)
    {
        var select = _database.Prepare($"SELECT \"_id\", \"_version\", \"_token\", \"_schema_version\", \"_expires_at\" FROM {SqlNames.Quote(_class.Name)} WHERE {_table.KeyCondition}");
        try
        {
            _table.BindKey(select, key);
            if (!select.Step())
            {
                return (null, 0);
            }

            var row = select.Row;
            var id = row.ReadInt64(0);
            var head = new SessionHead { Key = key, Version = row.ReadInt64(1), Token = row.ReadInt64(2), Schema = (int)row.ReadInt64(3), Expires = row.IsNull(4) ? null : row.ReadInt64(4), Header = [], Logs = [] };
            if (head.Expires <= DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())
            {
                Delete(id);
                return (null, 0);
            }

            return (head with { Logs = _logs.Counts(id) }, id);
        }
        finally
        {
            select.Reset();
        }
    }

    private void Delete(long id)
    {
        var delete = _database.Prepare($"DELETE FROM {SqlNames.Quote(_class.Name)} WHERE \"_id\" = ?1");
        delete.Parameters.BindInt64(1, id);
        delete.Run();
    }

    private long WriteHeader(SessionHead head, long id)
    {
        EnsureColumns(head);
        var statement = _database.Prepare(id == 0 ? InsertText() : UpdateText());
        Bind(statement.Parameters, head);
        if (id != 0)
        {
            statement.Parameters.BindInt64(OwnParameters + Shape.Members.Count + 2, id);
        }

        statement.Run();
        if (!_hasUnknown && _header.HasUnknown)
        {
            new TableMaking(_database).AddColumn(_class.Name, RowWriter.Unknown);
            _hasUnknown = true;
            return WriteHeader(head, id == 0 ? SQLitePCL.raw.sqlite3_last_insert_rowid(_database.Handle) : id);
        }

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
        if (_hasUnknown)
        {
            columns.Add((RowWriter.Unknown, OwnParameters + 1 + Shape.Members.Count));
        }

        return columns;
    }

    private string InsertText()
    {
        var columns = Columns();
        return $"INSERT INTO {SqlNames.Quote(_class.Name)} ({SqlNames.Join(columns.Select(static column => column.Column))}) VALUES ({string.Join(", ", columns.Select(static column => $"?{column.Parameter}"))})";
    }

    private string UpdateText() =>
        $"UPDATE {SqlNames.Quote(_class.Name)} SET {string.Join(", ", Columns().Select(static column => $"{SqlNames.Quote(column.Column)} = ?{column.Parameter}"))} WHERE \"_id\" = ?{OwnParameters + Shape.Members.Count + 2}";

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

        _header.Bind(parameters, head.Header, _hasUnknown);
    }
}
