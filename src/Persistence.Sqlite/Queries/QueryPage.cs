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
    private static readonly QueryPlan s_plan = new(null, null, "");

    private readonly int _firstKey = query.Load is null ? 0 : SessionSql.FirstRead + TMap.Table.Columns.Count;
    private readonly List<SkippedSession> _skipped = [];
    private readonly List<QueryRow<TSession, TKey>> _rows = [];
    private readonly List<(long Id, StoredVersions? Versions)> _stored = [];

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

        var place = new QueryPlace(null, TMap.FormatKey(key));
        if (query.Load is null)
        {
            Add(row, new QueryRow<TSession, TKey>(key, null, place), default);
        }
        else if (Header(connection, row, place.Key) is { } header)
        {
            Add(row, new QueryRow<TSession, TKey>(key, header.Session, place), header.Stored);
        }
    }

    /// <summary>Ends the page: reads the logs that are asked for, in the same snapshot.</summary>
    /// <param name="connection">The connection.</param>
    public QueryRows<TSession, TKey> End(SqliteConnectionContext connection)
    {
        QueryPlace? last = IsFull ? _rows[^1].Place : null;
        if (query.Load is { } load && TMap.Description.Logs.Count > 0)
        {
            var (rows, stored) = (_rows.ToArray(), _stored);
            _rows.Clear();
            for (var position = 0; position < rows.Length; position++)
            {
                ReadLogs(connection, rows[position], stored[position], load);
            }
        }

        return new QueryRows<TSession, TKey>(_rows, _skipped, s_plan) { Last = last };
    }

    // What a row is ordered by is needed of the last one alone, to go on after it.
    private void Add(SqliteRow row, QueryRow<TSession, TKey> found, (long Id, StoredVersions? Versions) stored)
    {
        if (query.Order.Index is not null && _rows.Count == query.Limit - 1)
        {
            found = found with { Place = found.Place with { Value = StoredPlace.Read(row, _firstKey + context.Sql.Sessions.KeyCount) } };
        }

        _rows.Add(found);
        _stored.Add(stored);
    }

    private (TSession Session, (long Id, StoredVersions? Versions) Stored)? Header(SqliteConnectionContext connection, SqliteRow row, string key)
    {
        try
        {
            var own = SessionRow.Read(row);
            var session = reader.Header(connection, (row, own), key, out var versions);
            return (session, (own.Id, versions));
        }
        catch (Exception fault) when (ErrorOf(connection, key, fault) is { } error)
        {
            _skipped.Add(new SkippedSession(key, error.Message));
            return null;
        }
    }

    private void ReadLogs(SqliteConnectionContext connection, QueryRow<TSession, TKey> row, (long Id, StoredVersions? Versions) stored, SessionLoad load)
    {
        try
        {
            reader.WithLogs(connection, row.Session!, stored, load);
            _rows.Add(row);
        }
        catch (Exception fault) when (ErrorOf(connection, row.Place.Key, fault) is { } error)
        {
            _skipped.Add(new SkippedSession(row.Place.Key, error.Message));
        }
    }

    private SessionException? ErrorOf(SqliteConnectionContext connection, string key, Exception fault) => fault switch
    {
        SessionStoreUnavailableException => null,
        SessionException own => own,
        _ => reader.ErrorOf(connection, key, fault),
    };
}
