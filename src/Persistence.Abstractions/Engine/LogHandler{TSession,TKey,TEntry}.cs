using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Search;

namespace Persistence.Engine;

/// <summary>One log of a session class in one engine. An engine makes its handlers once, when it is opened, by <see cref="ISessionMap{TSession, TKey}.VisitLogs"/>.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LogHandler<TSession, TKey, TEntry> : LogHandler<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Makes the handler.</summary>
    /// <param name="description">The log.</param>
    protected LogHandler(LogDescription description)
        : base(description)
    {
    }

    /// <summary>Adds entries at the end of the log, all of them or none. Entries whose id the log holds already are left out.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order; may be empty. They are validated and encoded, or copied, before anything is awaited.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The sequence of the log's last entry as of the commit, and how many entries it stored.</returns>
    /// <exception cref="SessionNotFoundException">The session is absent or expired; nothing was stored.</exception>
    /// <exception cref="SessionValidationException">An entry may not be stored; nothing was stored. All failures are named.</exception>
    public abstract ValueTask<AppendResult> Append(EncodedKey<TKey> key, ReadOnlySpan<TEntry> entries, IoMode mode);

    /// <summary>Reads entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="range">Which.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    /// <exception cref="SessionNotFoundException">The session is absent or expired.</exception>
    public abstract ValueTask<IReadOnlyList<TEntry>> Read(EncodedKey<TKey> key, LogRange range, IoMode mode);

    /// <summary>Reads one entry each of several sessions. By default <see cref="Read"/> is called for one after another.</summary>
    /// <param name="places">The sessions' keys, and the sequences of the entries.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>For each the entry, or nothing where the log has none there; or why that session cannot be read.</returns>
    public virtual async ValueTask<BatchOutcome<IReadOnlyList<TEntry>>[]> ReadEach(IReadOnlyList<(EncodedKey<TKey> Key, long Sequence)> places, IoMode mode)
    {
        ArgumentNullException.ThrowIfNull(places);
        var outcomes = new BatchOutcome<IReadOnlyList<TEntry>>[places.Count];
        for (var position = 0; position < outcomes.Length; position++)
        {
            var (key, sequence) = places[position];
            try
            {
                outcomes[position] = new BatchOutcome<IReadOnlyList<TEntry>>(await Read(key, LogRange.After(sequence - 1, 1), mode).ConfigureAwait(false), null);
            }
            catch (SessionException problem) when (problem is not SessionStoreUnavailableException)
            {
                outcomes[position] = new BatchOutcome<IReadOnlyList<TEntry>>([], problem);
            }
        }

        return outcomes;
    }

    /// <summary>
    /// Reads entries for a tail, and what shows whether the session is still the same one, as of one moment. By default <see cref="Read"/> and <see cref="LogHandler{TSession, TKey}.Count"/>
    /// are called, in this order, and the session's version is not said.
    /// </summary>
    /// <param name="key">The session's key.</param>
    /// <param name="range">Which; for a tail a range after a sequence.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The page.</returns>
    /// <exception cref="SessionNotFoundException">The session is absent or expired.</exception>
    public virtual async ValueTask<TailPage<TEntry>> ReadTail(EncodedKey<TKey> key, LogRange range, IoMode mode)
    {
        if (range.IsFromEnd)
        {
            var (after, count) = range.Within(await Count(key, mode).ConfigureAwait(false));
            var last = await Read(key, LogRange.After(after, count), mode).ConfigureAwait(false);
            return new TailPage<TEntry>(last, after + last.Count, Version: 0, Token: 0);
        }

        var entries = await Read(key, range, mode).ConfigureAwait(false);
        return new TailPage<TEntry>(entries, await Count(key, mode).ConfigureAwait(false), Version: 0, Token: 0);
    }

    /// <summary>Makes entries of what was read for a search together with the change of the session.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="content">What was read.</param>
    /// <param name="after">The sequence after which to begin.</param>
    /// <returns>The entries, ascending by sequence; null where what was read does not begin there, and by default.</returns>
    /// <exception cref="SessionNotFoundException">The session was absent or expired.</exception>
    public virtual IReadOnlyList<TEntry>? Decode(EncodedKey<TKey> key, SessionContent content, long after) => null;

    /// <summary>A number that is the same for the same entry within this process, so that a tail recognises the entry it has. Where it is always 0, as by default, other signs must do.</summary>
    /// <param name="entry">An entry that was read.</param>
    /// <returns>The number.</returns>
    public virtual long Fingerprint(TEntry entry) => 0;

    /// <summary>The entries that a session object holds: <see cref="ILogMap{TSession, TEntry}.GetEntries"/>.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The entries.</returns>
    protected abstract ReadOnlySpan<TEntry> EntriesOf(TSession session);

    /// <summary>Validates and encodes the entries that a save adds.</summary>
    /// <param name="added">The entries that are not stored yet; may be empty.</param>
    /// <param name="firstPosition">The position of the first one in the session object, for failures.</param>
    /// <param name="save">The save, as the engine made it.</param>
    /// <param name="errors">Receives every failure.</param>
    protected abstract void Encode(ReadOnlySpan<TEntry> added, int firstPosition, PreparedSave<TSession> save, ValidationErrors errors);

    internal sealed override void Prepare(PreparedSave<TSession> save, ValidationErrors errors)
    {
        var entries = EntriesOf(save.Session);
        var tracking = save.Session.Tracking.Log<TEntry>(Description.Ordinal);
        if (tracking.Problem(entries, save.IsCreation) is { } problem)
        {
            errors.Add(Description.Name, problem);
            return;
        }

        var known = save.IsCreation ? 0 : tracking.KnownCount;
        save.PrepareLog(Description.Ordinal, known, entries.Length);
        Encode(entries[known..], known, save, errors);
    }

    internal sealed override void Track(PreparedSave<TSession> save)
    {
        var last = save.LastSequence(Description.Ordinal);
        if (last < 0)
        {
            return;
        }

        var tracking = save.Session.Tracking.Log<TEntry>(Description.Ordinal);
        if (save.IsCreation)
        {
            // The object may have been loaded from elsewhere: what it knew then says nothing about this store.
            tracking.Clear();
        }

        var entries = EntriesOf(save.Session);
        tracking.Set(entries[..Math.Min(entries.Length, save.PreparedLength(Description.Ordinal))], last);
    }

    internal sealed override void SetUnread(TSession session) => session.Tracking.Log<TEntry>(Description.Ordinal).SetUnread();

    internal sealed override ISessionTexts<TKey> TextsOf(SessionEngine<TSession, TKey> engine) => new LogTexts<TSession, TKey, TEntry>(engine, this);
}
