using Persistence.Monitoring;
using Persistence.Search;

namespace Persistence.Engine;

/// <content>What searches the log.</content>
public readonly partial struct SessionLog<TSession, TKey, TEntry>
{
    /// <summary>Searches the entries of all sessions.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="limit">The most entries to find.</param>
    /// <returns>The entries, the best first.</returns>
    public SearchHits<SearchEntryHit<TKey, TEntry>> Search(SearchQuery query, int limit)
    {
        _store.Lifetime.ThrowIfOver();
        return IoMode.Result(Search(query, limit, IoMode.Blocking));
    }

    /// <summary>Searches the entries of all sessions.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="limit">The most entries to find.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, the best first.</returns>
    public async ValueTask<SearchHits<SearchEntryHit<TKey, TEntry>>> SearchAsync(SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await Search(query, limit, mode).ConfigureAwait(false);
    }

    private ValueTask<SearchHits<SearchEntryHit<TKey, TEntry>>> Search(SearchQuery query, int limit, IoMode mode)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _store.Telemetry.Run(
            StoreOperation.Search with { Member = _log.Description.StorageName },
            new SearchRun<TKey, TEntry>(new LogSource<TSession, TKey, TEntry>(_store, _store.Engine, _log), query, limit),
            static (run, mode) => run.Run(static found => new SearchEntryHit<TKey, TEntry>(found.Hit.Key, found.Hit.Sequence, found.Item, found.Hit.Score, found.Words, found.Snippet), mode),
            mode);
    }
}
