using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;
using Persistence.Search;

namespace Persistence.Engine;

/// <summary>Searches the entries of one log of a store: what the typed members of a generated store call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SessionLogSearch<TSession, TKey, TEntry>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionStore<TSession, TKey> _store;
    private readonly LogHandler<TSession, TKey, TEntry> _log;
    private readonly IReadOnlyList<QueryCondition> _conditions;

    internal SessionLogSearch(SessionStore<TSession, TKey> store, LogHandler<TSession, TKey, TEntry> log, IReadOnlyList<QueryCondition> conditions) =>
        (_store, _log, _conditions) = (store, log, conditions);

    /// <summary>Searches the entries of all sessions.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="limit">The most entries to find.</param>
    /// <returns>The entries, the best first.</returns>
    public SearchHits<SearchEntryHit<TKey, TEntry>> Find(SearchQuery query, int limit)
    {
        _store.Lifetime.ThrowIfOver();
        return IoMode.Result(Run(query, limit, IoMode.Blocking));
    }

    /// <summary>Searches the entries of all sessions.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="limit">The most entries to find.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, the best first.</returns>
    public async ValueTask<SearchHits<SearchEntryHit<TKey, TEntry>>> FindAsync(SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await Run(query, limit, mode).ConfigureAwait(false);
    }

    /// <summary>Finds the entries of all sessions whose embeddings are nearest to one.</summary>
    /// <param name="embedding">The embedding.</param>
    /// <param name="words">What is looked for by words too; null for nothing.</param>
    /// <param name="limit">The most entries to find.</param>
    /// <returns>The entries, the nearest first.</returns>
    public SearchHits<SearchEntryHit<TKey, TEntry>> FindNear(ReadOnlySpan<float> embedding, SearchQuery? words, int limit)
    {
        _store.Lifetime.ThrowIfOver();
        return IoMode.Result(RunNear(Unit(embedding), words, limit, IoMode.Blocking));
    }

    /// <summary>Finds the entries of all sessions whose embeddings are nearest to one.</summary>
    /// <param name="embedding">The embedding.</param>
    /// <param name="words">What is looked for by words too; null for nothing.</param>
    /// <param name="limit">The most entries to find.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, the nearest first.</returns>
    public async ValueTask<SearchHits<SearchEntryHit<TKey, TEntry>>> FindNearAsync(ReadOnlyMemory<float> embedding, SearchQuery? words, int limit, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await RunNear(Unit(embedding.Span), words, limit, mode).ConfigureAwait(false);
    }

    private float[] Unit(ReadOnlySpan<float> embedding) => EmbeddingOf.Unit(embedding, _log.Description.Vector!, ($"{_store.Engine.Description.ClassName}.{_log.Description.Name}", _store.Engine.DisplayName));

    private ValueTask<SearchHits<SearchEntryHit<TKey, TEntry>>> RunNear(float[] unit, SearchQuery? words, int limit, IoMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _store.Telemetry.Run(
            StoreOperation.Search with { Member = _log.Description.StorageName },
            new VectorRun<TKey, TEntry>(new LogSource<TSession, TKey, TEntry>(_store, _store.Engine, _log), (unit, words), limit, new SearchedSessions<TSession, TKey>(_store.Engine, _conditions)),
            static (run, mode) => run.Run(static found => new SearchEntryHit<TKey, TEntry>(found.Hit.Key, found.Hit.Sequence, found.Item, found.Hit.Score, found.Words, found.Snippet), mode),
            mode);
    }

    private ValueTask<SearchHits<SearchEntryHit<TKey, TEntry>>> Run(SearchQuery query, int limit, IoMode mode)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _store.Telemetry.Run(
            StoreOperation.Search with { Member = _log.Description.StorageName },
            new SearchRun<TKey, TEntry>(new LogSource<TSession, TKey, TEntry>(_store, _store.Engine, _log), query, limit, new SearchedSessions<TSession, TKey>(_store.Engine, _conditions)),
            static (run, mode) => run.Run(static found => new SearchEntryHit<TKey, TEntry>(found.Hit.Key, found.Hit.Sequence, found.Item, found.Hit.Score, found.Words, found.Snippet), mode),
            mode);
    }
}
