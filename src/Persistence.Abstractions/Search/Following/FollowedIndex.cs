using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>
/// A search index in memory: it belongs to one store object, and has what that read itself. Texts that are added to a session are added to it; where others changed, the session is
/// taken out and added again. For one thread.
/// </summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="texts">Reads sessions.</param>
/// <param name="content">Keeps what is searched of them.</param>
internal sealed class FollowedIndex<TKey>(ISessionTexts<TKey> texts, IFollowedContent content)
    where TKey : notnull
{
    private readonly SearchText _text = new();
    private readonly Dictionary<string, FollowedSession<TKey>> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<long, ChangedSession<TKey>> _byNumber = [];
    private readonly HashSet<long> _retired = [];
    private long _numbers;

    /// <summary>The names of the sessions that it has.</summary>
    public IReadOnlyCollection<string> Names => _sessions.Keys;

    /// <summary>Takes a session out.</summary>
    /// <param name="name">Its name.</param>
    public void Remove(string name)
    {
        if (_sessions.Remove(name, out var known))
        {
            _byNumber.Remove(known.Number);
            _retired.Add(known.Number);
        }
    }

    /// <summary>Reads a session, and brings the index up to it. What it throws leaves the session out.</summary>
    /// <param name="session">The session.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Update(ChangedSession<TKey> session, IoMode mode)
    {
        var known = _sessions.GetValueOrDefault(session.Name);
        if (known is not null && await Read(session, known, mode).ConfigureAwait(false))
        {
            return;
        }

        Remove(session.Name);
        await Read(session, null, mode).ConfigureAwait(false);
    }

    /// <summary>The numbers of sessions that are no longer searched.</summary>
    /// <param name="expired">The names of sessions that have expired.</param>
    public IReadOnlySet<long> Dead(IEnumerable<string> expired)
    {
        var over = expired.Select(name => _sessions.GetValueOrDefault(name)).OfType<FollowedSession<TKey>>().Select(static session => session.Number).ToList();
        return over.Count == 0 ? _retired : new HashSet<long>(_retired.Concat(over));
    }

    /// <summary>The key of a number, and its sortable form; null where there is no such session.</summary>
    /// <param name="number">The number.</param>
    public (TKey Key, string SortKey)? KeyOf(long number) => _byNumber.TryGetValue(number, out var session) ? (session.Key, session.SortKey) : null;

    // False where what is known of it does not begin what is stored.
    private async ValueTask<bool> Read(ChangedSession<TKey> session, FollowedSession<TKey>? known, IoMode mode)
    {
        var number = known?.Number ?? ++_numbers;
        content.Begin();
        _text.Clear();
        using var target = new FollowedTexts(content, _text, number, KnownOf(session, known));
        var isThere = await texts.Read(session.Key, target.Count, _text, target.Take, mode).ConfigureAwait(false);
        if (isThere && target.IsSame)
        {
            Keep(new FollowedSession<TKey>(session, number, target.Count, target.Hash));
            return true;
        }

        return false;
    }

    // Texts that only others were added to need not be read again.
    private static (int Count, byte[]? Hash) KnownOf(ChangedSession<TKey> session, FollowedSession<TKey>? known) =>
        known is null ? (0, []) : (known.Texts, session.Life is not null && session.Life == known.Session.Life ? null : known.Hash);

    private void Keep(FollowedSession<TKey> session)
    {
        _sessions[session.Session.Name] = session;
        _byNumber[session.Number] = session.Session;
        foreach (var gone in content.Keep(_retired))
        {
            _retired.Remove(gone);
        }
    }
}
