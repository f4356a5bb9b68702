using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>Sessions among which those of a query are, by what an engine remembers of them. What is stored decides: their headers are read.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="Keys">Their keys.</param>
/// <param name="Last">Where the last of them stands, where there are more after it: the text that it is ordered by, and its encoded key.</param>
/// <param name="Plan">How they were found.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record QueryCandidates<TKey>(IReadOnlyList<TKey> Keys, QueryPlace? Last, QueryPlan Plan)
    where TKey : notnull;
