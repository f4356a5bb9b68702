using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Answers queries, each by one statement, unless rows of an earlier schema version are read by way of upgrade steps.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="context">Tables and statements.</param>
/// <param name="reader">Reads sessions.</param>
/// <param name="binders">Bind values, by the ordinal of the index.</param>
internal sealed class SqliteQueries<TSession, TKey, TMap>(
    SessionEngine<TSession, TKey> engine, SqliteContext context, SessionReader<TSession, TKey, TMap> reader, IReadOnlyList<IConditionBinder> binders)
    : QueryHandler<TSession, TKey>(engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    // The columns of every row are what the class reads: none is of an earlier schema version whose header has upgrade steps.
    private readonly bool _isOneStatement = context.Sql.Sessions.IsOlder.Length == 0;

    // One statement is of one moment by itself.
    private readonly bool _hasMoreToRead = context.Description.Logs.Count > 0 || context.Description.HasUpgrades;
    private readonly QueryText _text = new(context.Sql);
    private readonly string _header = $"{context.Sql.Sessions.Own}, {context.Sql.Sessions.Columns}, ";

    /// <inheritdoc/>
    public override ValueTask<QueryRows<TSession, TKey>> Find(SessionQuery query, IoMode mode) =>
        !_isOneStatement ? base.Find(query, mode) : Read(
        connection => QueryText.HasRest(query) || (query.Load is not null && _hasMoreToRead) ? SnapshotReader.OfOneMoment(connection, () => Rows(connection, query)) : Rows(connection, query), mode);

    /// <inheritdoc/>
    public override ValueTask<long> Count(SessionQuery query, IoMode mode) => _isOneStatement ? Read(connection => CountRows(connection, query), mode) : base.Count(query, mode);

    /// <inheritdoc/>
    public override ValueTask<QueryPlan> Explain(SessionQuery query, IoMode mode) => _isOneStatement ? Read(connection => PlanOf(connection, query), mode) : base.Explain(query, mode);

    private long CountRows(SqliteConnectionContext connection, SessionQuery query)
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
    }

    private QueryPlan PlanOf(SqliteConnectionContext connection, SessionQuery query)
    {
        var steps = connection.Rows("EXPLAIN QUERY PLAN " + _text.Rows(query, "")).ConvertAll(static row => row[3]);
        var index = context.Description.Indexes.FirstOrDefault(index => steps.Exists(step => (step + " ").Contains(SchemaCompounds.NameOf(TMap.Table, index) + " ", StringComparison.OrdinalIgnoreCase)));
        return new QueryPlan(index?.Name, null, string.Join("; ", steps));
    }

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
            var width = QueryForm.Width(condition);
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

        var first = QueryForm.FirstOfPlace(query.Conditions);
        if (query.Order.Index is not null && place.Value is { } value)
        {
            StoredPlace.Bind(parameters, first, value);
        }

        TMap.BindKey(parameters, query.Order.Index is null ? first : first + 1, TMap.ParseKey(place.Key));
    }
}
