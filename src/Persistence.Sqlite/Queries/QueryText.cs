using System.Collections.Concurrent;
using System.Globalization;
using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>
/// The SQL of queries: one statement for each form of a query, whose text is the same object each time, as a connection finds its prepared statements by that. ?1 is the present; the values of the
/// conditions follow in their order, then the place after which it goes on: what the order is by, and the key.
/// </summary>
/// <param name="sql">Tables and statements of the class.</param>
internal sealed class QueryText(ClassSql sql)
{
    private readonly ConcurrentDictionary<QueryForm, string> _texts = new();
    private readonly string _table = SqlNames.Quote(sql.Table.Name);
    private readonly List<string> _keys = [.. sql.Table.Columns.Where(static column => column.IsKey).Select(static column => SqlNames.Quote(column.Name))];

    /// <summary>The statement that gives rows, in order.</summary>
    /// <param name="query">The query.</param>
    /// <param name="columns">The columns before the keys, with a comma after each.</param>
    /// <param name="isRest">Whether it gives what comes after all rows of the first statement: those on the other side of null.</param>
    public string Rows(SessionQuery query, string columns, bool isRest = false) =>
        _texts.GetOrAdd(new QueryForm(query, columns, isRest), static (_, of) => of.Text.TextOfRows(of.Query, of.Columns, of.IsRest), (Text: this, Query: query, Columns: columns, IsRest: isRest));

    private string TextOfRows(SessionQuery query, string columns, bool isRest)
    {
        var direction = query.Order.IsDescending ? " DESC" : "";
        var order = query.Order.Index is { } index ? SqliteSchema.Operand(sql.Table.Indexes[index.Ordinal]) : null;
        var keys = string.Join(", ", _keys.Select(key => key + direction));
        return $"SELECT {columns}{sql.Sessions.Keys}{(order is null ? "" : ", " + order)} FROM {_table} WHERE {Conditions(query.Conditions)}{After(query, order, isRest)} ORDER BY {(order is null ? "" : $"{order}{direction}, ")}{keys}";
    }

    /// <summary>
    /// The statement that counts: those of which the conditions hold, which an index says by itself, without the few that have expired and are not purged yet. These are found by when they expire, for which
    /// a plus keeps SQLite from the other indexes.
    /// </summary>
    /// <param name="query">The query.</param>
    public string Count(SessionQuery query) => _texts.GetOrAdd(new QueryForm(query.Conditions), static (_, of) => of.Text.TextOfCount(of.Query), (Text: this, Query: query));

    private string TextOfCount(SessionQuery query)
    {
        var all = query.Conditions.Count == 0 ? "1" : string.Join(" AND ", Each(query.Conditions, ""));
        var expired = string.Join(" AND ", [.. Each(query.Conditions, "+"), "\"_expires_at\" <= ?1"]);
        return $"SELECT (SELECT count(*) FROM {_table} WHERE {all}) - (SELECT count(*) FROM {_table} WHERE {expired})";
    }

    private string Conditions(IReadOnlyList<QueryCondition> conditions) => string.Join(" AND ", [.. Each(conditions, ""), SessionSql.Alive(1)]);

    private IEnumerable<string> Each(IReadOnlyList<QueryCondition> conditions, string sign)
    {
        var parameter = 2;
        foreach (var condition in conditions)
        {
            yield return Condition(condition, parameter, sign);
            parameter += QueryForm.Width(condition);
        }
    }

    private string Condition(QueryCondition condition, int parameter, string sign)
    {
        var index = sql.Indexes[condition.Index.Ordinal];
        if (index.Index.IsMultiValued)
        {
            return $"{sign}\"_id\" IN (SELECT \"_session\" FROM {SqlNames.Quote(index.ValueTable)} WHERE \"_value\" = ?{parameter})";
        }

        var operand = sign + SqliteSchema.Operand(index.Index);
        return condition switch
        {
            { Comparison: QueryComparison.IsNull } => $"{operand} IS NULL",
            { Comparison: QueryComparison.Equal } => $"{operand} = {IndexSql.Parameter(index.Index, parameter)}",
            { EndText: null } => $"{operand} >= {IndexSql.Parameter(index.Index, parameter)}",
            _ => $"{operand} >= {IndexSql.Parameter(index.Index, parameter)} AND {operand} < {IndexSql.Parameter(index.Index, parameter + 1)}",
        };
    }

    /// <summary>
    /// Whether a second statement gives what follows the rows of the first: NULL comes before all values, and so last in the reverse order. One statement for both would not find its place by the index.
    /// </summary>
    /// <param name="query">The query.</param>
    public static bool HasRest(SessionQuery query) => query is { Order.Index: not null, After: { } place } && place.Value is null != query.Order.IsDescending;

    private string After(SessionQuery query, string? order, bool isRest)
    {
        if (query.After is not { } place)
        {
            return "";
        }

        if (isRest)
        {
            return $" AND {order} IS {(query.Order.IsDescending ? "NULL" : "NOT NULL")}";
        }

        var first = QueryForm.FirstOfPlace(query.Conditions);
        var (comes, count) = (query.Order.IsDescending ? "<" : ">", sql.Sessions.KeyCount);
        if (order is null)
        {
            return $" AND ({sql.Sessions.Keys}) {comes} ({SqlNames.Parameters(first, count)})";
        }

        var byKey = $"({sql.Sessions.Keys}) {comes} ({SqlNames.Parameters(first + 1, count)})";
        if (place.Value is null)
        {
            return $" AND {order} IS NULL AND {byKey}";
        }

        // SQLite looks up a row of values in an index over columns, and not in one over an expression.
        return sql.Table.Indexes[query.Order.Index!.Ordinal] is { Expression: null, IgnoresCase: false }
            ? $" AND ({order}, {sql.Sessions.Keys}) {comes} ({SqlNames.Parameters(first, count + 1)})"
            : string.Create(CultureInfo.InvariantCulture, $" AND {order} {comes}= ?{first} AND ({order} {comes} ?{first} OR {byKey})");
    }
}
