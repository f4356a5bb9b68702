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
    // What others commit while a search reads is followed so often before it is taken as it is.
    private const int MostAttempts = 4;

    private readonly FollowingQueue _queue = new();
    private readonly Dictionary<int, Followed<TKey, TextContent>> _texts = [];
    private readonly Dictionary<int, Followed<TKey, VectorContent>> _vectors = [];

    /// <summary>Where copies of the indexes are stored for other programs; null for nowhere.</summary>
    protected virtual ISearchCopies? Copies => null;

    /// <summary>Whether the numbers of all embeddings are kept in memory. Otherwise those of the few that may be near are read again by each search: where that takes no longer than comparing some thousand.</summary>
    protected virtual bool HoldsEmbeddings => true;

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
            var words = await Followed(_texts, request.Log, () => CopiedPart.OfWords(engine.Description, request.Log), () => new TextContent(request.Members.Count), mode).ConfigureAwait(false);
            var scan = new SearchScan<TKey>(request);
            return await Update((request.Log, request.IsContinued), words, scan, mode).ConfigureAwait(false) is { } dead ? words.Content.Reader(dead).Match(request, scan, words.Sessions.KeyOf) : null;
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
            var vectors = await Followed(_vectors, request.Log, () => CopiedPart.OfVectors(engine.Description, request.Log, request.Member), () => new VectorContent(request.Member, HoldsEmbeddings), mode).ConfigureAwait(false);
            SearchPage<TKey>? page = null;
            for (var attempt = 1; page is null; attempt++)
            {
                var scan = new VectorScan<TKey>(request);
                if (await Update((request.Log, false), vectors, scan, mode).ConfigureAwait(false) is not { } dead)
                {
                    return null;
                }

                page = await vectors.Content.Match((request, scan), (vectors.Sessions, dead), isLast: attempt == MostAttempts, mode).ConfigureAwait(false);
            }

            return page;
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

    /// <summary>Makes a session of a header that <see cref="Changes"/> read. By default there is none.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="content">What was read.</param>
    /// <returns>The session; null where it was absent or has expired.</returns>
    protected virtual TSession? Decode(EncodedKey<TKey> key, SessionContent content) => null;

    private async ValueTask<IReadOnlySet<long>?> Update<TContent>((int Log, bool IsContinued) search, Followed<TKey, TContent> followed, IFollowedScan<TKey> scan, IoMode mode)
        where TContent : IFollowedContent
    {
        var sessions = followed.Sessions;
        if (!(search.IsContinued && sessions.IsFollowed))
        {
            sessions.IsFollowed = false;
            sessions.Asked = DateTime.UtcNow;
            if (await Changes(search.Log, sessions.Position, mode).ConfigureAwait(false) is not { } changes)
            {
                return null;
            }

            sessions.Take(changes, Copies);
            sessions.IsFollowed = true;
        }

        var dead = await sessions.Update(scan, time.GetUtcNow(), mode).ConfigureAwait(false);
        await new StoredCopies(Copies).Keep(followed, mode).ConfigureAwait(false);
        return dead;
    }

    private async ValueTask<Followed<TKey, TContent>> Followed<TContent>(Dictionary<int, Followed<TKey, TContent>> known, int log, Func<CopiedPart> part, Func<TContent> make, IoMode mode)
        where TContent : IFollowedContent
    {
        if (!known.TryGetValue(log, out var followed))
        {
            known.Add(log, followed = await new StoredCopies(Copies).Begin(part(), TextsOf(log), make, mode).ConfigureAwait(false));
        }

        return followed;
    }

    private ISessionTexts<TKey> TextsOf(int log) => log < 0 ? new HeaderTexts<TSession, TKey>(engine, Decode) : engine.Logs[log].TextsOf(engine);
}
