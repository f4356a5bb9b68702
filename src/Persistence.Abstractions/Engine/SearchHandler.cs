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
}
