using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>
/// Sessions whose header is of an earlier schema version: their columns hold what that version stored, so no index finds them by what upgrade steps make of it. As a rule there are
/// none, which an index says that holds nothing else; while there are, each lookup reads them.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
internal sealed class OlderRows<TSession, TKey, TMap>(SqliteContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly HeaderReader<TSession, TKey, TMap> _headers = new(context);
    private readonly SessionSql _sql = context.Sql.Sessions;

    /// <summary>Reads what such sessions are found by.</summary>
    /// <param name="index">The index.</param>
    /// <param name="skipped">Receives those that cannot be read.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Each value with its session's key.</returns>
    public ValueTask<List<(string Value, TKey Key)>> Values(IndexDescription index, List<SkippedSession> skipped, IoMode mode) =>
        context.Database.Connections.Read(null, connection => Values(connection, index, skipped), mode);

    /// <summary>Reads by what sessions are found that the index itself has found.</summary>
    /// <param name="index">The index.</param>
    /// <param name="keys">Their keys.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The value of each; empty where it cannot be read.</returns>
    public ValueTask<List<(string Value, TKey Key)>> ValuesOf(IndexDescription index, IEnumerable<TKey> keys, IoMode mode) =>
        context.Database.Connections.Read(null, connection => keys.Select(key => (ValueOf(connection, index, key), key)).ToList(), mode);

    /// <summary>Reports each unique value of a session that such a session has. Inside the transaction that wrote the session.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="session">The session.</param>
    /// <param name="errors">Receives the failures.</param>
    public void CheckUnique(SqliteConnectionContext connection, long id, TSession session, ValidationErrors errors)
    {
        if (context.Sql.UniqueIndexes.Count == 0)
        {
            return;
        }

        var own = new IndexValues();
        TMap.CollectIndexValues(session, own);
        var others = Read(connection, [], except: id).SelectMany(static row => row.Values).ToHashSet();
        foreach (var (index, _) in own.Values.Where(value => context.Description.Indexes[value.Index].IsUnique && others.Contains(value)))
        {
            errors.Add(context.Description.Indexes[index].Name, ValidationProblems.TakenValue);
        }
    }

    private List<(string Value, TKey Key)> Values(SqliteConnectionContext connection, IndexDescription index, List<SkippedSession> skipped) =>
        [.. Read(connection, skipped).SelectMany(row => row.Values.Where(value => value.Index == index.Ordinal).Select(value => (value.Value, row.Key)))];

    private List<(TKey Key, List<(int Index, string Value)> Values)> Read(SqliteConnectionContext connection, List<SkippedSession> skipped, long except = 0)
    {
        var rows = new List<(TKey, List<(int, string)>)>();
        var select = connection.Prepare(_sql.OlderRows);
        try
        {
            select.Parameters.BindInt64(1, context.NowMilliseconds);
            while (select.Step())
            {
                var own = SessionRow.Read(select.Row);
                if (own.Id != except && Read(connection, select.Row, own, skipped) is { } row)
                {
                    rows.Add(row);
                }
            }

            return rows;
        }
        finally
        {
            select.Reset();
        }
    }

    private (TKey, List<(int, string)>)? Read(SqliteConnectionContext connection, SqliteRow row, SessionRow own, List<SkippedSession> skipped)
    {
        if (!StoredKeys<TSession, TKey, TMap>.TryRead(row, SessionSql.FirstRead, out var key, out var problem))
        {
            skipped.Add(new SkippedSession(StoredKeys<TSession, TKey, TMap>.RawText(row, SessionSql.FirstRead), StoredProblems.Key(context.Description, problem)));
            return null;
        }

        try
        {
            var values = new IndexValues();
            TMap.CollectIndexValues(_headers.Read(connection, row, own, out _), values);
            return (key, [.. values.Values]);
        }
        catch (UnfitDataException unfit)
        {
            var text = TMap.FormatKey(key);
            skipped.Add(new SkippedSession(text, StoredDataErrors.Unfit(text, context.DisplayName, context.Description, unfit).Message));
        }
        catch (Exception fault) when (ColumnDamageException.IsDamage(fault))
        {
            var text = TMap.FormatKey(key);
            skipped.Add(new SkippedSession(text, StoredDataErrors.Corrupted(text, context.DisplayName, (fault as ColumnDamageException)?.Where ?? "a column", fault.Message, fault).Message));
        }

        return null;
    }

    private string ValueOf(SqliteConnectionContext connection, IndexDescription index, TKey key)
    {
        try
        {
            var own = SessionLookup<TSession, TKey, TMap>.Find(connection, _sql.Header, key, out var select);
            try
            {
                var values = new IndexValues();
                TMap.CollectIndexValues(own is { } row ? _headers.Read(connection, select.Row, row, out _) : throw new FormatException("the session has gone"), values);
                return values.Values.FirstOrDefault(value => value.Index == index.Ordinal).Value ?? "";
            }
            finally
            {
                select.Reset();
            }
        }
        catch (Exception fault) when (fault is UnfitDataException || ColumnDamageException.IsDamage(fault))
        {
            // Loading it reports that.
            return "";
        }
    }
}
