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
    private readonly Dictionary<int, (TextContent Content, FollowedSearch<TKey> Sessions)> _texts = [];
    private readonly Dictionary<int, (VectorContent Content, FollowedSearch<TKey> Sessions)> _vectors = [];

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
            var (content, sessions) = Followed(_texts, request.Log, () => new TextContent(request.Members.Count));
            var scan = new SearchScan<TKey>(request);
            return await Update((request.Log, request.IsContinued), sessions, scan, mode).ConfigureAwait(false) is { } dead ? content.Reader(dead).Match(request, scan, sessions.KeyOf) : null;
        }
        finally
        {
            _queue.Leave();
        }
    }

    /// <summary>Finds the sessions or entries whose embeddings are nearest to one.</summary>
    /// <param name="request">The search.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The hits; null where the backend does not know what changed, so that every session is read.</returns>
    public override async ValueTask<SearchPage<TKey>?> MatchVectors(VectorRequest request, IoMode mode)
    {
        ArgumentNullException.ThrowIfNull(request);
        await _queue.Enter(mode).ConfigureAwait(false);
        try
        {
            var (content, sessions) = Followed(_vectors, request.Log, () => new VectorContent(request.Member));
            var scan = new VectorScan<TKey>(request);
            return await Update((request.Log, false), sessions, scan, mode).ConfigureAwait(false) is { } dead ? content.Match(request, scan, dead, sessions.KeyOf) : null;
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

    private async ValueTask<IReadOnlySet<long>?> Update((int Log, bool IsContinued) search, FollowedSearch<TKey> sessions, IFollowedScan<TKey> scan, IoMode mode)
    {
        if (!(search.IsContinued && sessions.IsFollowed))
        {
            sessions.IsFollowed = false;
            if (await Changes(search.Log, sessions.Position, mode).ConfigureAwait(false) is not { } changes)
            {
                return null;
            }

            sessions.Take(changes);
            sessions.IsFollowed = true;
        }

        return await sessions.Update(scan, time.GetUtcNow(), mode).ConfigureAwait(false);
    }

    private (TContent Content, FollowedSearch<TKey> Sessions) Followed<TContent>(Dictionary<int, (TContent Content, FollowedSearch<TKey> Sessions)> known, int log, Func<TContent> make)
        where TContent : IFollowedContent
    {
        if (!known.TryGetValue(log, out var followed))
        {
            var content = make();
            known.Add(log, followed = (content, new FollowedSearch<TKey>(TextsOf(log), content)));
        }

        return followed;
    }

    private ISessionTexts<TKey> TextsOf(int log) => log < 0 ? new HeaderTexts<TSession, TKey>(engine) : new LogTexts<TSession, TKey>(engine, engine.Logs[log]);
}
