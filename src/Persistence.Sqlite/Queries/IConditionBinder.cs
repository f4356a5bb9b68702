using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>Binds the values of a query's conditions, whose type it knows.</summary>
internal interface IConditionBinder
{
    /// <summary>Binds the value of a condition, or the start of its range.</summary>
    /// <param name="parameters">The parameters of the statement.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="condition">The condition.</param>
    void BindValue(SqliteParameters parameters, int parameter, QueryCondition condition);

    /// <summary>Binds the end of its range.</summary>
    /// <param name="parameters">The parameters of the statement.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="condition">The condition.</param>
    void BindEnd(SqliteParameters parameters, int parameter, QueryCondition condition);
}
