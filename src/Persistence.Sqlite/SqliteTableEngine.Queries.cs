using Persistence.Engine;

namespace Persistence.Sqlite;

/// <content>Queries: one statement each, unless rows of an earlier schema version are read by way of upgrade steps.</content>
public abstract partial class SqliteTableEngine<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public override ValueTask<QueryRows<TSession, TKey>> Query(SessionQuery query, IoMode mode) => Parts.Questions.IsPossible ? Parts.Questions.Run(query, mode) : base.Query(query, mode);

    /// <inheritdoc/>
    public override ValueTask<long> CountFound(SessionQuery query, IoMode mode) => Parts.Questions.IsPossible ? Parts.Questions.Count(query, mode) : base.CountFound(query, mode);

    /// <inheritdoc/>
    public override ValueTask<QueryPlan> Explain(SessionQuery query, IoMode mode) => Parts.Questions.IsPossible ? Parts.Questions.Explain(query, mode) : base.Explain(query, mode);
}
