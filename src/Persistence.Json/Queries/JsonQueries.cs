using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Answers queries: the catalog says which headers to read.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="catalog">What is remembered of all sessions.</param>
internal sealed class JsonQueries<TSession, TKey, TMap>(SessionEngine<TSession, TKey> engine, CatalogQuery<TSession, TKey, TMap> catalog) : QueryHandler<TSession, TKey>(engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <inheritdoc/>
    public override async ValueTask<long> Count(SessionQuery query, IoMode mode) => await catalog.Count(query, mode).ConfigureAwait(false) ?? await base.Count(query, mode).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override ValueTask<QueryCandidates<TKey>?> FindCandidates(SessionQuery query, int most, IoMode mode) => catalog.Find(query, most, mode);
}
