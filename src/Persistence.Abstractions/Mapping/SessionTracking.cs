using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>
/// What a store remembers in a session object between a load and the next save. Belongs to the object's thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SessionTracking
{
    private readonly object? _owner;
    private readonly EntryFingerprint?[] _fingerprints;
    private LogTracking?[] _logs = [];
    private long _version;

    /// <summary>Remembers nothing yet.</summary>
    public SessionTracking()
        : this(null, [], [])
    {
    }

    private SessionTracking(object? owner, LogTracking?[] logs, EntryFingerprint?[] fingerprints)
    {
        _owner = owner;
        _logs = logs;
        _fingerprints = fingerprints;
    }

    /// <summary>The version at the last load or save; 0 before the first.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>
    /// The random token of the save that made <see cref="Version"/>, 1 or higher. A save compares version and token, so
    /// that a session which was deleted and created again, and came to the same version, is not mistaken for this one.
    /// </summary>
    public long Token { get; private set; }

    /// <summary>The header as it was stored, in the engine's own form; null where the engine does not need it.</summary>
    public byte[]? StoredHeader { get; private set; }

    /// <summary>
    /// The members of the stored header that the class does not know, as they stand in JSON, each with the comma before it; null for none. A save writes them
    /// again, so that a program which knows less of the class than another takes nothing from it.
    /// </summary>
    public byte[]? UnknownMembers { get; set; }

    /// <summary>Whether the header was stored by an earlier schema version of a class whose header has upgrade steps.</summary>
    public bool IsOfEarlierVersion { get; set; }

    /// <summary>When the session was due at the last load or save; null for never.</summary>
    internal DateTimeOffset? Due { get; set; }

    /// <summary>Whether the session said at the last load or save when it expires.</summary>
    internal bool HasOwnExpiry { get; set; }

    /// <summary>Whether the object has never been loaded from or saved to a store.</summary>
    public bool IsNew => Version == 0;

    /// <summary>
    /// Gives what is remembered in a session object. A copy that <see cref="object.MemberwiseClone"/> made holds what belongs to its original: it counts as never
    /// loaded, or both would be saved as the same version.
    /// </summary>
    /// <param name="session">The session object.</param>
    /// <param name="tracking">The field it is remembered in.</param>
    /// <param name="fingerprints">Of each log what shows whether an entry was changed; null for a log whose entries cannot be.</param>
    /// <returns>The object's own.</returns>
    public static SessionTracking Of(object session, ref SessionTracking? tracking, params EntryFingerprint?[] fingerprints) =>
        tracking is { } own && ReferenceEquals(own._owner, session)
            ? own
            : tracking = new SessionTracking(session, tracking is null ? [] : Array.ConvertAll(tracking._logs, static log => log?.OfCopy()), fingerprints);

    /// <summary>Makes the token of a new save.</summary>
    /// <returns>A random number, 1 or higher.</returns>
    public static long NewToken() => Random.Shared.NextInt64(1, long.MaxValue);

    /// <summary>Records a load or a save that succeeded.</summary>
    /// <param name="version">The version now stored.</param>
    /// <param name="token">The token now stored.</param>
    /// <param name="storedHeader">The header as stored, if the engine wants to compare it later.</param>
    public void Set(long version, long token, byte[]? storedHeader = null)
    {
        Token = token;
        StoredHeader = storedHeader;
        IsOfEarlierVersion &= _version == 0;

        // Last: who reads this version, reads what belongs to it, also when another thread saves the object by mistake.
        Volatile.Write(ref _version, version);
    }

    /// <summary>Takes what is remembered now, for a save that may be undone with the transaction that it is a part of.</summary>
    /// <returns>Puts it back, once: the object then counts as loaded or saved as it did before, or as never.</returns>
    public Action Capture()
    {
        var (version, token, header, unknown) = (_version, Token, StoredHeader, UnknownMembers);
        var (isEarlier, due, hasOwnExpiry) = (IsOfEarlierVersion, Due, HasOwnExpiry);
        var logs = Array.ConvertAll(_logs, static log => log?.Capture());
        return () =>
        {
            (Token, StoredHeader, UnknownMembers) = (token, header, unknown);
            (IsOfEarlierVersion, Due, HasOwnExpiry) = (isEarlier, due, hasOwnExpiry);
            for (var ordinal = 0; ordinal < _logs.Length; ordinal++)
            {
                // A log that was not used yet remembers nothing.
                _logs[ordinal] = ordinal < logs.Length ? logs[ordinal] : null;
            }

            Volatile.Write(ref _version, version);
        };
    }

    /// <summary>What is remembered of one log. Created empty on first use.</summary>
    /// <typeparam name="TEntry">The entry type of the log.</typeparam>
    /// <param name="ordinal">The log's ordinal in its class.</param>
    /// <returns>The tracking of that log.</returns>
    public LogTracking<TEntry> Log<TEntry>(int ordinal)
    {
        if (_logs.Length <= ordinal)
        {
            Array.Resize(ref _logs, ordinal + 1);
        }

        return (LogTracking<TEntry>)(_logs[ordinal] ??= new LogTracking<TEntry>(ordinal < _fingerprints.Length ? (EntryFingerprint<TEntry>?)_fingerprints[ordinal] : null));
    }

    /// <summary>Where a log ended in the store at the last load or save.</summary>
    /// <param name="ordinal">The log's ordinal in its class.</param>
    /// <returns>The sequence of its last entry; 0 where nothing is remembered.</returns>
    public long LastSequence(int ordinal) => ordinal < _logs.Length ? _logs[ordinal]?.LastSequence ?? 0 : 0;
}
