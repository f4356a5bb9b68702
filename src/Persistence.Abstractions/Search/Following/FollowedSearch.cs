using System.Collections.ObjectModel;
using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>
/// Brings an index in memory up to the store: before each search the sessions that changed are read. What cannot be read is read again by each search, and skipped.
/// For one thread.
/// </summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="texts">Reads sessions.</param>
/// <param name="content">Keeps what is searched of them.</param>
/// <param name="copy">The stored copy that the content was read from; null for none.</param>
internal sealed class FollowedSearch<TKey>(ISessionTexts<TKey> texts, IFollowedContent content, SearchCopy? copy)
    where TKey : notnull
{
    private static readonly IReadOnlyDictionary<string, SessionContent> s_nothing = ReadOnlyDictionary<string, SessionContent>.Empty;

    private readonly FollowedIndex<TKey> _index = new(texts, content);
    private readonly Dictionary<string, ChangedSession<TKey>> _due = new(StringComparer.Ordinal);
    private readonly SortedSet<(DateTimeOffset Expires, string Name)> _expiring = new(Comparer<(DateTimeOffset Expires, string Name)>.Create(Compare));
    private readonly Dictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);
    private SearchCopy? _copy = copy;
    private IReadOnlyDictionary<string, SessionContent> _contents = s_nothing;

    /// <summary>From where on to ask for changes; null for all sessions.</summary>
    public object? Position { get; private set; }

    /// <summary>Whether the store said last what changed.</summary>
    public bool IsFollowed { get; set; }

    /// <summary>Reads sessions.</summary>
    public ISessionTexts<TKey> Texts => texts;

    /// <summary>The sessions that it knows.</summary>
    public FollowedSessions<TKey> Sessions => _index.Sessions;

    /// <summary>When the store was asked last which sessions changed.</summary>
    public DateTime Asked { get; set; }

    /// <summary>Notes what changed.</summary>
    /// <param name="changes">What changed.</param>
    /// <param name="copies">Where copies are stored; null for nowhere.</param>
    public void Take(SessionChanges<TKey> changes, ISearchCopies? copies)
    {
        // The first time these are all sessions.
        var same = _copy is null ? null : Sessions.Begin(_copy, changes.Sessions, copies!.IsAddition);
        _copy = null;
        if (changes.IsAll)
        {
            var present = changes.Sessions.Select(static session => session.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var name in Sessions.Names.Concat(_due.Keys).Where(name => !present.Contains(name)).ToList())
            {
                Forget(name);
            }
        }

        foreach (var name in changes.Gone)
        {
            Forget(name);
        }

        foreach (var session in changes.Sessions)
        {
            if (same?.Contains(session.Name) != true)
            {
                _due[session.Name] = session;
            }

            Expire(session.Name, session.Expires);
        }

        (Position, _contents) = (changes.Position, changes.Contents);
    }

    /// <summary>The key of a number, and its sortable form; null where there is no such session.</summary>
    /// <param name="number">The number.</param>
    public (TKey Key, string SortKey)? KeyOf(long number) => _index.KeyOf(number);

    /// <summary>Reads what changed.</summary>
    /// <param name="scan">Takes what has to be read by each search.</param>
    /// <param name="now">The time.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The numbers of sessions that are no longer searched.</returns>
    public async ValueTask<IReadOnlySet<long>> Update(IFollowedScan<TKey> scan, DateTimeOffset now, IoMode mode)
    {
        try
        {
            foreach (var session in _due.Values.Where(session => !(session.Expires <= now)).OrderBy(static session => session.SortKey, KeyOrder.Utf8).ToList())
            {
                mode.Cancellation.ThrowIfCancellationRequested();
                await Update(session, scan, mode).ConfigureAwait(false);
            }
        }
        finally
        {
            // A later search would read something else.
            _contents = s_nothing;
        }

        return _index.Dead(_expiring.TakeWhile(expiring => expiring.Expires <= now).Select(static expiring => expiring.Name));
    }

    private static int Compare((DateTimeOffset Expires, string Name) left, (DateTimeOffset Expires, string Name) right)
    {
        var order = left.Expires.CompareTo(right.Expires);
        return order == 0 ? string.CompareOrdinal(left.Name, right.Name) : order;
    }

    private async ValueTask Update(ChangedSession<TKey> session, IFollowedScan<TKey> scan, IoMode mode)
    {
        try
        {
            if (session.IsKnown)
            {
                await _index.Update(session, _contents.GetValueOrDefault(session.Name), mode).ConfigureAwait(false);
                _due.Remove(session.Name);
                return;
            }

            Sessions.Remove(session.Name);
            await texts.Read(session.Key, 0, scan.Text, sequence => scan.Add(session.Key, session.SortKey, sequence), mode).ConfigureAwait(false);
        }
        catch (SessionException problem) when (problem is not SessionStoreUnavailableException)
        {
            Sessions.Remove(session.Name);
            scan.Text.Clear();
            scan.Skip(new SkippedSession(texts.KeyText(session.Key), problem.Message));
        }
    }

    private void Forget(string name)
    {
        Sessions.Remove(name);
        _due.Remove(name);
        Expire(name, null);
    }

    private void Expire(string name, DateTimeOffset? expires)
    {
        if (_expiries.Remove(name, out var before))
        {
            _expiring.Remove((before, name));
        }

        if (expires is { } moment)
        {
            _expiries.Add(name, moment);
            _expiring.Add((moment, name));
        }
    }
}
