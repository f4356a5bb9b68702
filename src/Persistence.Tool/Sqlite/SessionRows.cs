using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>The rows of sessions of one class. In a transaction, for one thread.</summary>
internal sealed class SessionRows
{
    private readonly ToolDatabase _database;
    private readonly StoredClass _class;
    private readonly ClassTable _table;
    private readonly HeaderRows _headers;
    private readonly LogRows _logs;
    private readonly IndexRows _indexes;

    /// <summary>Looks at the tables.</summary>
    /// <param name="database">The database.</param>
    /// <param name="stored">The class, with its shape.</param>
    public SessionRows(ToolDatabase database, StoredClass stored)
    {
        (_database, _class) = (database, stored);
        _table = new ClassTable(database, stored);
        _headers = new HeaderRows(database, stored, _table);
        _logs = new LogRows(database, stored);
        _indexes = new IndexRows(database, stored);
    }

    /// <summary>Writes a session, unless it is there.</summary>
    /// <param name="session">The session.</param>
    /// <returns>What became of it.</returns>
    public PutOutcome Put(IOpenSession session)
    {
        if (!_table.IsKey(session.Head.Key))
        {
            throw Damaged(session, new FormatException("it is no key of the class"));
        }

        var (head, id) = Find(session.Head.Key);
        var outcome = PutDecision.Of(head, session.Head);
        if (outcome is not (PutOutcome.Equal or PutOutcome.Conflict))
        {
            Write(session, head, id);
        }

        return outcome;
    }

    // What does not fit ends the copy of this session alone.
    private void Write(IOpenSession session, SessionHead? target, long id)
    {
        _database.Execute("SAVEPOINT session");
        try
        {
            id = _headers.Write(session.Head, id);
            _indexes.Write(id);
            foreach (var log in session.Head.Logs)
            {
                _logs.Write(session, log, id, target?.CountOf(log.Name) ?? 0);
            }

            _database.Execute("RELEASE session");
        }
        catch (Exception problem) when (problem is FormatException or OverflowException or JsonDataException or SessionException)
        {
            _database.Execute("ROLLBACK TO session");
            _database.Execute("RELEASE session");
            throw problem as SessionException ?? Damaged(session, problem);
        }
    }

    private SessionCorruptedException Damaged(IOpenSession session, Exception problem) => Json.JsonStoreReader.Damaged(session.Head.Key, _database.Address.Text, $"table '{_class.Name}'", problem);

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
}
