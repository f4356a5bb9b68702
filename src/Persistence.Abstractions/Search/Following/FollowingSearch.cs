using System.ComponentModel;
using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Answers the searches of a backend that says which sessions changed: by indexes in memory, one for the headers and one for each log, each made when it is first searched. For many threads.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="time">The clock that sessions expire by.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FollowingSearch<TSession, TKey>(SessionEngine<TSession, TKey> engine, TimeProvider time) : SearchHandler<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly FollowingQueue _queue = new();
    private readonly Dictionary<int, FollowedSearch<TKey>> _searches = [];

    /// <summary>Finds the best of a query's hits.</summary>
    /// <param name="request">The search.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The hits; null where the backend does not know what changed, so that every session is read.</returns>
    public override async ValueTask<SearchPage<TKey>?> Match(SearchRequest request, IoMode mode)
    {
        ArgumentNullException.ThrowIfNull(request);
        await _queue.Enter(mode).ConfigureAwait(false);
        try
        {
            if (!_searches.TryGetValue(request.Log, out var search))
            {
                _searches.Add(request.Log, search = new FollowedSearch<TKey>(TextsOf(request.Log), request.Members.Count));
            }

            if (await Changes(request.Log, search.Position, mode).ConfigureAwait(false) is not { } changes)
            {
                return null;
            }

            search.Take(changes);
            return await search.Match(request, time.GetUtcNow(), mode).ConfigureAwait(false);
        }
        finally
        {
            _queue.Leave();
        }
    }

    /// <summary>Says what changed.</summary>
    /// <param name="log">The ordinal of the log whose entries are searched; -1 where sessions are.</param>
    /// <param name="position">Since when: <see cref="SessionChanges{TKey}.Position"/>; null for all sessions.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Null where that is not known.</returns>
    protected abstract ValueTask<SessionChanges<TKey>?> Changes(int log, object? position, IoMode mode);

    private ISessionTexts<TKey> TextsOf(int log) => log < 0 ? new HeaderTexts<TSession, TKey>(engine) : new LogTexts<TSession, TKey>(engine, engine.Logs[log]);
}
