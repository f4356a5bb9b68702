using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>
/// A search index in memory: it belongs to one store object, and has what that read itself, or found in a stored copy. Texts that are added to a session are added to it; where others
/// changed, the session is taken out and added again. For one thread.
/// </summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="texts">Reads sessions.</param>
/// <param name="kept">Keeps what is searched of them.</param>
internal sealed class FollowedIndex<TKey>(ISessionTexts<TKey> texts, IFollowedContent kept)
    where TKey : notnull
{
    private readonly SearchText _text = new();

    /// <summary>The sessions that it has.</summary>
    public FollowedSessions<TKey> Sessions { get; } = new();

    /// <summary>Reads a session, and brings the index up to it. What it throws leaves the session out.</summary>
    /// <param name="session">The session.</param>
    /// <param name="content">What was read of it already; null for nothing.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Update(ChangedSession<TKey> session, SessionContent? content, IoMode mode)
    {
        var known = Sessions.Find(session.Name);
        if (known is not null && await Read(session, known, content, mode).ConfigureAwait(false))
        {
            return;
        }

        Sessions.Remove(session.Name);
        await Read(session, null, content, mode).ConfigureAwait(false);
    }

    /// <summary>The numbers of sessions that are no longer searched.</summary>
    /// <param name="expired">The names of sessions that have expired.</param>
    public IReadOnlySet<long> Dead(IEnumerable<string> expired)
    {
        var over = expired.Select(Sessions.Find).OfType<FollowedSession<TKey>>().Select(static session => session.Number).ToList();
        return over.Count == 0 ? Sessions.Retired : new HashSet<long>(Sessions.Retired.Concat(over));
    }

    /// <summary>The key of a number, and its sortable form; null where there is no such session.</summary>
    /// <param name="number">The number.</param>
    public (TKey Key, string SortKey)? KeyOf(long number) => Sessions.Of(number) is { } session ? (session.Key, session.SortKey) : null;

    // False where what is known of it does not begin what is stored.
    private async ValueTask<bool> Read(ChangedSession<TKey> session, FollowedSession<TKey>? known, SessionContent? content, IoMode mode)
    {
        var number = known?.Number ?? Sessions.NewNumber();
        kept.Begin();
        _text.Clear();
        using var target = new FollowedTexts(kept, _text, number, KnownOf(session, known));
        var isThere = (content is null ? null : texts.Take(session.Key, content, target.Count, _text, target.Take)) ?? await texts.Read(session.Key, target.Count, _text, target.Take, mode).ConfigureAwait(false);
        if (isThere && target.IsSame)
        {
            Sessions.Set(new FollowedSession<TKey>(session, number, target.Count, target.Hash) { Unkept = target.Read + (target.IsAdded ? known!.Unkept : 0) });
            Sessions.Forget(kept.Keep(Sessions.Retired));
            return true;
        }

        return false;
    }

    // Texts that only others were added to need not be read again.
    private static (int Count, byte[]? Hash) KnownOf(ChangedSession<TKey> session, FollowedSession<TKey>? known) =>
        known is null ? (0, []) : (known.Texts, session.Life is not null && session.Life == known.Session.Life ? null : known.Hash);
}
