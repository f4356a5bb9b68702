using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>
/// One session object on its way into the store: what is expected to be stored, and, once the commit is made, what is stored now. An
/// engine derives a class of its own when it prepares more than this.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public class PreparedSave<TSession>
    where TSession : class, IPersistedSession
{
    private long[]? _lastSequences;
    private (int Known, int Length)[] _prepared = [];

    /// <summary>Prepares a save.</summary>
    /// <param name="session">The session; it belongs to the call until the call ends.</param>
    /// <param name="key">The stored text of its key.</param>
    /// <param name="isCreation">Whether the session must be new to the store.</param>
    /// <remarks>
    /// What is expected is what the object knows now, when it is encoded. A second save of the same object that is prepared before the first
    /// one is committed is then a conflict, and adds its entries to the log no second time.
    /// </remarks>
    public PreparedSave(TSession session, string key, bool isCreation)
    {
        ArgumentNullException.ThrowIfNull(session);
        Session = session;
        Key = key;
        IsCreation = isCreation;
        if (!isCreation)
        {
            var tracking = session.Tracking;
            (ExpectedVersion, ExpectedToken, StoredHeader) = (tracking.Version, tracking.Token, tracking.StoredHeader);
        }
    }

    /// <summary>The session object.</summary>
    public TSession Session { get; }

    /// <summary>The stored text of its key.</summary>
    public string Key { get; }

    /// <summary>Whether the session must be new to the store: all of it is written then, otherwise what was added since it was loaded.</summary>
    public bool IsCreation { get; }

    /// <summary>The version that must be stored; 0 for a creation.</summary>
    public long ExpectedVersion { get; }

    /// <summary>The token that must be stored; 0 for a creation.</summary>
    public long ExpectedToken { get; }

    /// <summary>The header as the object was loaded or last saved, if the engine gave one then; null for a creation.</summary>
    public byte[]? StoredHeader { get; }

    /// <summary>The version after this save.</summary>
    public long NewVersion => ExpectedVersion + 1;

    /// <summary>The nonce of the lease under which the save is made; 0 for none.</summary>
    public long Lease { get; internal set; }

    /// <summary>Whether the save changes when the session is due: it has been claimed no times since, then (<see cref="LeaseGrant.Attempts"/>).</summary>
    public bool ResetsAttempts { get; internal set; }

    /// <summary>What the session says itself of when it expires.</summary>
    public OwnExpiry OwnExpiry { get; internal set; }

    /// <summary>The sequence that a log's last entry must have in the store.</summary>
    /// <param name="log">The ordinal of the log.</param>
    /// <returns>The sequence at the last load or save; 0 for a creation.</returns>
    public long ExpectedLast(int log) => IsCreation ? 0 : Session.Tracking.LastSequence(log);

    /// <summary>The entries that this save adds to a log, for an engine that encodes them when it commits: those that were checked, whatever the object got since.</summary>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <param name="log">The ordinal of the log.</param>
    /// <param name="entries">The collection as it is now.</param>
    /// <param name="firstPosition">The position of the first of them in the collection.</param>
    /// <returns>The entries.</returns>
    public ReadOnlySpan<TEntry> Added<TEntry>(int log, ReadOnlySpan<TEntry> entries, out int firstPosition)
    {
        var (known, length) = _prepared[log];
        firstPosition = known;
        var end = Math.Min(length, entries.Length);
        return known < end ? entries[known..end] : [];
    }

    internal (long Token, byte[]? Header) Stored { get; private set; }

    /// <summary>
    /// Records that the commit was made and cannot be undone any more. The session object then has the new version, also when the call
    /// fails after it.
    /// </summary>
    /// <param name="token">The token now stored.</param>
    /// <param name="storedHeader">The header as it is stored now, if the engine wants it back as <see cref="StoredHeader"/>.</param>
    public void Complete(long token, byte[]? storedHeader = null) => Stored = (token, storedHeader);

    /// <summary>Records where a log ends in the store after the commit. A creation records it for every log, a save for those that it concerns.</summary>
    /// <param name="log">The ordinal of the log.</param>
    /// <param name="lastSequence">The sequence of its last entry.</param>
    public void CompleteLog(int log, long lastSequence)
    {
        if (_lastSequences is null || _lastSequences.Length <= log)
        {
            var before = _lastSequences?.Length ?? 0;
            Array.Resize(ref _lastSequences, log + 1);
            Array.Fill(_lastSequences, -1, before, log + 1 - before);
        }

        _lastSequences[log] = lastSequence;
    }

    internal void ExpectLogs(int count) => _prepared = count == 0 ? [] : new (int, int)[count];

    // What is added to the object after it was prepared was not checked: it is left to the next save.
    internal void PrepareLog(int log, int known, int length) => _prepared[log] = (known, length);

    internal int PreparedLength(int log) => _prepared[log].Length;

    // -1 for a log that the commit did not concern.
    internal long LastSequence(int log) => _lastSequences is { } known && log < known.Length ? known[log] : -1;
}
