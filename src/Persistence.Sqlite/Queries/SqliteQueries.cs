using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Answers queries, each by one statement.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
/// <param name="reader">Reads sessions.</param>
/// <param name="binders">Bind values, by the ordinal of the index.</param>
internal sealed class SqliteQueries<TSession, TKey, TMap>(SqliteContext context, SessionReader<TSession, TKey, TMap> reader, IReadOnlyList<IConditionBinder> binders)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly QueryText _text = new(context.Sql);
    private readonly string _header = $"{context.Sql.Sessions.Own}, {context.Sql.Sessions.Columns}, ";

    /// <summary>Whether the columns of every row are what the class reads: none is of an earlier schema version whose header has upgrade steps.</summary>
    public bool IsPossible => context.Sql.Sessions.IsOlder.Length == 0;

    /// <summary>Finds sessions.</summary>
    /// <param name="query">Which.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<QueryRows<TSession, TKey>> Run(SessionQuery query, IoMode mode) => Read(connection => SnapshotReader.OfOneMoment(connection, () => Rows(connection, query)), mode);

    /// <summary>Counts sessions.</summary>
    /// <param name="query">Which.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<long> Count(SessionQuery query, IoMode mode) => Read(
        connection =>
        {
            var select = Prepare(connection, _text.Count(query), query);
            try
            {
                select.Step();
                return select.Row.ReadInt64(0);
            }
            finally
            {
                select.Reset();
            }
        },
        mode);

    /// <summary>Says how SQLite answers a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<QueryPlan> Explain(SessionQuery query, IoMode mode) => Read(
        connection =>
        {
            var steps = connection.Rows("EXPLAIN QUERY PLAN " + _text.Rows(query, "")).ConvertAll(static row => row[3]);
            var index = context.Description.Indexes.FirstOrDefault(index => steps.Exists(step => step.Contains($"{TMap.Table.Name}_by_{TMap.Table.Indexes[index.Ordinal].Column} ", StringComparison.OrdinalIgnoreCase)));
            return new QueryPlan(index?.Name, null, string.Join("; ", steps));
        },
        mode);

    private ValueTask<T> Read<T>(Func<SqliteConnectionContext, T> read, IoMode mode) => context.Database.Connections.Read(
        null,
        connection =>
        {
            try
            {
                return read(connection);
            }
            catch (SqliteException fault) when (context.NewerTables(connection, null, fault) is { } newer)
            {
                throw newer;
            }
        },
        mode);

    private QueryRows<TSession, TKey> Rows(SqliteConnectionContext connection, SessionQuery query)
    {
        var page = new QueryPage<TSession, TKey, TMap>(context, reader, query);
        var columns = query.Load is null ? "" : _header;
        Take(connection, page, Prepare(connection, _text.Rows(query, columns), query));
        if (!page.IsFull && QueryText.HasRest(query))
        {
            Take(connection, page, Prepare(connection, _text.Rows(query, columns, isRest: true), query with { After = null }));
        }

        return page.End(connection);
    }

    private static void Take(SqliteConnectionContext connection, QueryPage<TSession, TKey, TMap> page, SqliteStatement select)
    {
        try
        {
            while (!page.IsFull && select.Step())
            {
                page.Take(connection, select.Row);
            }
        }
        finally
        {
            select.Reset();
        }
    }

    private SqliteStatement Prepare(SqliteConnectionContext connection, string text, SessionQuery query)
    {
        var select = connection.Prepare(text);
        select.Parameters.BindInt64(1, context.NowMilliseconds);
        var parameter = 2;
        foreach (var condition in query.Conditions)
        {
            var binder = binders[condition.Index.Ordinal];
            var width = QueryText.Width(condition);
            if (width > 0)
            {
                binder.BindValue(select.Parameters, parameter, condition);
            }

            if (width > 1)
            {
                binder.BindEnd(select.Parameters, parameter + 1, condition);
            }

            parameter += width;
        }

        if (select.Parameters.Failures.Thrown is { } thrown)
        {
            select.Reset();
            throw SessionErrors.Unusable($"A value of {context.Description.ClassName}", context.DisplayName, thrown.Problem, thrown.Cause);
        }

        BindPlace(select.Parameters, query);
        return select;
    }

    private static void BindPlace(SqliteParameters parameters, SessionQuery query)
    {
        if (query.After is not { } place)
        {
            return;
        }

        var first = QueryText.FirstOfPlace(query.Conditions);
        if (query.Order.Index is not null && place.Value is { } value)
        {
            StoredPlace.Bind(parameters, first, value);
        }

        TMap.BindKey(parameters, query.Order.Index is null ? first : first + 1, TMap.ParseKey(place.Key));
    }
}
