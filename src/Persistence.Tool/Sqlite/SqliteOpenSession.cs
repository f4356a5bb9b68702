using Persistence.Engine;
using Persistence.Sqlite;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>A session in one read transaction.</summary>
internal sealed class SqliteOpenSession : IOpenSession
{
    private readonly ToolDatabase _database;
    private readonly ClassTable _table;
    private readonly long _id;

    private SqliteOpenSession(ToolDatabase database, ClassTable table, long id, SessionHead head) => (_database, _table, _id, Head) = (database, table, id, head);

    /// <inheritdoc/>
    public SessionHead Head { get; }

    /// <summary>Opens a session; the transaction has begun.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The tables of the class.</param>
    /// <param name="key">The encoded key.</param>
    /// <returns>Null when it is absent or expired.</returns>
    /// <exception cref="FormatException">It is damaged.</exception>
    public static SqliteOpenSession? Open(ToolDatabase database, ClassTable table, string key)
    {
        var sql = SelectText(table);
        var select = database.Prepare(sql);
        try
        {
            if (!table.BindKey(select, key) || !select.Step())
            {
                return null;
            }

            var row = select.Row;
            long? expires = row.IsNull(4) ? null : row.ReadInt64(4);
            if (expires <= DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())
            {
                return null;
            }

            var lease = row.IsNull(5) ? null : StoredLeaseJson.Parse(row.ReadUtf8(5));
            var id = row.ReadInt64(0);
            return new SqliteOpenSession(database, table, id, new SessionHead
            {
                Key = key,
                Version = row.ReadInt64(1),
                Token = row.ReadInt64(2),
                Schema = (int)row.ReadInt64(3),
                Expires = expires,
                Lease = lease,
                Remaining = lease?.Remaining(LeaseClock.System) ?? default,
                Older = row.IsNull(6) ? "" : row.ReadText(6),
                Header = table.Text(sql, select, null).Read(row).ToArray(),
                Logs = LogsOf(database, table, id),
            });
        }
        finally
        {
            select.Reset();
        }
    }

    /// <inheritdoc/>
    public void Read(string log, long after, EntrySink sink)
    {
        var table = _table.Logs.First(candidate => candidate.Log == log).Table;
        var sql = $"SELECT \"_sequence\", * FROM {SqlNames.Quote(table)} WHERE \"_session\" = ?1 AND \"_sequence\" > ?2 ORDER BY \"_sequence\"";
        var select = _database.Prepare(sql);
        select.Parameters.BindInt64(1, _id);
        select.Parameters.BindInt64(2, after);
        try
        {
            var text = _table.Text(sql, select, log);
            for (var sequence = after + 1; select.Step(); sequence++)
            {
                var found = select.Row.ReadInt64(0);
                sink(found == sequence ? text.Read(select.Row) : throw new FormatException($"entry {sequence} is missing, entry {found} follows"));
            }
        }
        catch (Exception problem) when (DatabaseDamage.Is(problem))
        {
            throw Json.JsonStoreReader.Damaged(Head.Key, _database.Address.Text, $"table '{table}'", problem);
        }
        finally
        {
            select.Reset();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => DatabaseDamage.EndRead(_database);

    private static string SelectText(ClassTable table) =>
        $"SELECT \"_id\", \"_version\", \"_token\", \"_schema_version\", \"_expires_at\", {(table.HasLeases ? "\"_lease\"" : "NULL AS \"_none\"")}, {(table.HasOlder ? "\"_older\"" : "NULL AS \"_none\"")}, * FROM {SqlNames.Quote(table.Class.Name)} WHERE {table.KeyCondition}";

    private static List<LogHead> LogsOf(ToolDatabase database, ClassTable table, long id)
    {
        var logs = new List<LogHead>();
        if (table.MissingLog is { } missing)
        {
            throw new FormatException($"the table of log '{missing}' is missing");
        }

        foreach (var (log, name) in table.Logs)
        {
            var select = database.Prepare($"SELECT max(\"_sequence\") FROM {SqlNames.Quote(name)} WHERE \"_session\" = ?1");
            select.Parameters.BindInt64(1, id);
            select.Step();
            var last = select.Row.ReadInt64(0);
            select.Reset();
            if (last > 0)
            {
                logs.Add(new LogHead(log, last));
            }
        }

        return logs;
    }
}
