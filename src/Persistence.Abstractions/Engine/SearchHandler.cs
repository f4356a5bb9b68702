using System.ComponentModel;
using Persistence.Search;

namespace Persistence.Engine;

/// <summary>Answers searches by an index. An engine without one has no such handler: then every session is read.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SearchHandler<TKey>
    where TKey : notnull
{
    /// <summary>Finds the best of a query's hits: the same, with the same scores and in the same order, as when every session is read.</summary>
    /// <param name="request">The search.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The hits; null where the index cannot be used now, so that every session is read.</returns>
    public abstract ValueTask<SearchPage<TKey>?> Match(SearchRequest request, IoMode mode);

    /// <summary>Finds the sessions or entries whose embeddings are nearest to one: the same, with the same cosines and in the same order, as when every session is read. Here, none.</summary>
    /// <param name="request">The search.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The hits; null where embeddings are not kept in memory, so that every session is read.</returns>
    public virtual ValueTask<SearchPage<TKey>?> MatchVectors(VectorRequest request, IoMode mode) => ValueTask.FromResult<SearchPage<TKey>?>(null);
}
