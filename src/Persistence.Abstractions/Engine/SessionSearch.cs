using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;
using Persistence.Search;

namespace Persistence.Engine;

/// <summary>The search over the headers of a store's sessions: what the typed members of a generated store call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SessionSearch<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionStore<TSession, TKey> _store;
    private readonly IReadOnlyList<QueryCondition> _conditions;

    /// <summary>Makes the search of a store.</summary>
    /// <param name="store">The store.</param>
    public SessionSearch(SessionStore<TSession, TKey> store)
        : this(store, [])
    {
    }

    internal SessionSearch(SessionStore<TSession, TKey> store, IReadOnlyList<QueryCondition> conditions)
    {
        ArgumentNullException.ThrowIfNull(store);
        (_store, _conditions) = (store, conditions);
    }

    /// <summary>Searches.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>The sessions, the best first.</returns>
    public SearchHits<SearchHit<TKey>> Find(SearchQuery query, int limit)
    {
        _store.Lifetime.ThrowIfOver();
        return IoMode.Result(Run(query, limit, IoMode.Blocking));
    }

    /// <summary>Searches.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sessions, the best first.</returns>
    public async ValueTask<SearchHits<SearchHit<TKey>>> FindAsync(SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await Run(query, limit, mode).ConfigureAwait(false);
    }

    /// <summary>Finds the sessions whose embeddings are nearest to one.</summary>
    /// <param name="embedding">The embedding.</param>
    /// <param name="words">What is looked for by words too; null for nothing.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>The sessions, the nearest first.</returns>
    public SearchHits<SearchHit<TKey>> FindNear(ReadOnlySpan<float> embedding, SearchQuery? words, int limit)
    {
        _store.Lifetime.ThrowIfOver();
        return IoMode.Result(RunNear(Unit(embedding), words, limit, IoMode.Blocking));
    }

    /// <summary>Finds the sessions whose embeddings are nearest to one.</summary>
    /// <param name="embedding">The embedding.</param>
    /// <param name="words">What is looked for by words too; null for nothing.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sessions, the nearest first.</returns>
    public async ValueTask<SearchHits<SearchHit<TKey>>> FindNearAsync(ReadOnlyMemory<float> embedding, SearchQuery? words, int limit, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await RunNear(Unit(embedding.Span), words, limit, mode).ConfigureAwait(false);
    }

    private float[] Unit(ReadOnlySpan<float> embedding) => EmbeddingOf.Unit(embedding, _store.Engine.Description.Vector!, (_store.Engine.Description.ClassName, _store.Engine.DisplayName));

    private ValueTask<SearchHits<SearchHit<TKey>>> RunNear(float[] unit, SearchQuery? words, int limit, IoMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _store.Telemetry.Run(
            StoreOperation.Search,
            new VectorRun<TKey, TSession>(new HeaderSource<TSession, TKey>(_store, _store.Engine, _conditions), (unit, words), limit, new SearchedSessions<TSession, TKey>(_store.Engine, _conditions)),
            static (run, mode) => run.Run(static found => new SearchHit<TKey>(found.Hit.Key, found.Hit.Score, found.Words, found.Snippet), mode),
            mode);
    }

    private ValueTask<SearchHits<SearchHit<TKey>>> Run(SearchQuery query, int limit, IoMode mode)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _store.Telemetry.Run(
            StoreOperation.Search,
            new SearchRun<TKey, TSession>(new HeaderSource<TSession, TKey>(_store, _store.Engine, _conditions), query, limit, new SearchedSessions<TSession, TKey>(_store.Engine, _conditions)),
            static (run, mode) => run.Run(static found => new SearchHit<TKey>(found.Hit.Key, found.Hit.Score, found.Words, found.Snippet), mode),
            mode);
    }
}
