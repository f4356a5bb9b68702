using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>What a query found.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="Rows">The sessions, in order.</param>
/// <param name="Skipped">Those that cannot be read, so that it is not known whether they are among them.</param>
/// <param name="Plan">How they were found.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record QueryRows<TSession, TKey>(IReadOnlyList<QueryRow<TSession, TKey>> Rows, IReadOnlyList<SkippedSession> Skipped, QueryPlan Plan)
    where TSession : class
    where TKey : notnull
{
    /// <summary>The place of the last session that was found, where there are as many as the query asks for, so that more may follow; also where its logs could not be read. Null otherwise.</summary>
    public QueryPlace? Last { get; init; }
}
