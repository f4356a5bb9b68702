using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Takes the rows of a query. One that cannot be read hides no other.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
/// <param name="reader">Reads sessions.</param>
/// <param name="query">The query.</param>
internal sealed class QueryPage<TSession, TKey, TMap>(SqliteContext context, SessionReader<TSession, TKey, TMap> reader, SessionQuery query)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly int _firstKey = query.Load is null ? 0 : SessionSql.FirstRead + TMap.Table.Columns.Count;
    private readonly List<SkippedSession> _skipped = [];
    private readonly List<(QueryRow<TSession, TKey> Row, (long Id, StoredVersions? Versions) Stored)> _rows = [];

    /// <summary>Whether there are as many as the query asks for.</summary>
    public bool IsFull => _rows.Count >= query.Limit;

    /// <summary>Takes a row.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">The row.</param>
    public void Take(SqliteConnectionContext connection, SqliteRow row)
    {
        if (!StoredKeys<TSession, TKey, TMap>.TryRead(row, _firstKey, out var key, out var problem))
        {
            _skipped.Add(new SkippedSession(StoredKeys<TSession, TKey, TMap>.RawText(row, _firstKey), StoredProblems.Key(context.Description, problem)));
            return;
        }

        var place = new QueryPlace(query.Order.Index is null ? null : StoredPlace.Read(row, _firstKey + context.Sql.Sessions.KeyCount), TMap.FormatKey(key));
        if (query.Load is null)
        {
            _rows.Add((new QueryRow<TSession, TKey>(key, null, place), default));
            return;
        }

        var own = SessionRow.Read(row);
        StoredVersions? versions = null;
        if (Readable(connection, place.Key, () => reader.Header(connection, (row, own), place.Key, out versions)) is { } session)
        {
            _rows.Add((new QueryRow<TSession, TKey>(key, session, place), (own.Id, versions)));
        }
    }

    /// <summary>Ends the page: reads the logs that are asked for, in the same snapshot.</summary>
    /// <param name="connection">The connection.</param>
    public QueryRows<TSession, TKey> End(SqliteConnectionContext connection)
    {
        var rows = query.Load is not { } load ? _rows : _rows.FindAll(row => Readable(connection, row.Row.Place.Key, () => reader.WithLogs(connection, row.Row.Session!, row.Stored, load)) is not null);
        return new QueryRows<TSession, TKey>(rows.ConvertAll(static row => row.Row), _skipped, new QueryPlan(null, null, ""));
    }

    private TSession? Readable(SqliteConnectionContext connection, string key, Func<TSession> read)
    {
        try
        {
            return reader.OfSession(connection, key, read);
        }
        catch (SessionException error) when (error is not SessionStoreUnavailableException)
        {
            _skipped.Add(new SkippedSession(key, error.Message));
            return null;
        }
    }
}
