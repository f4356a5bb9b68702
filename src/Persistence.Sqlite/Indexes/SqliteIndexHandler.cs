using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>One index of a session class in SQLite.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="TValue">The type of the indexed values.</typeparam>
/// <typeparam name="TColumn">How a value is held in a column.</typeparam>
/// <param name="description">The index.</param>
/// <param name="sql">The statements of the index.</param>
/// <param name="find">Runs one of them.</param>
internal sealed class SqliteIndexHandler<TKey, TValue, TColumn>(IndexDescription description, IndexSql sql, FindKeys<TKey> find) : IndexHandler<TKey, TValue>(description), IConditionBinder
    where TKey : notnull
    where TColumn : ISqliteColumn<TValue>
{
    /// <inheritdoc/>
    /// <remarks>What cannot be stored is bound as NULL or as a number that no session holds: it is not found, and no error.</remarks>
    public override ValueTask<SessionKeys<TKey>> Find(IndexQuery<TValue> query, IoMode mode) => find(
        query.IsRange ? sql.Range : sql.Equal,
        select =>
        {
            TColumn.Bind(select, 3, query.Value);
            if (query.IsRange)
            {
                TColumn.Bind(select, 4, query.End);
            }
        },
        query.Limit,
        mode);

    /// <inheritdoc/>
    public void BindValue(SqliteParameters parameters, int parameter, QueryCondition condition) => TColumn.Bind(parameters, parameter, ((QueryCondition<TValue>)condition).Value);

    /// <inheritdoc/>
    public void BindEnd(SqliteParameters parameters, int parameter, QueryCondition condition) => TColumn.Bind(parameters, parameter, ((QueryCondition<TValue>)condition).End);
}
