using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>The base of every backend: the operations, and the checks that are the same in all of them.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map of the session class, named as the class with <c>Map</c> appended.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SessionEngine<TSession, TKey, TMap> : SessionEngine<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Makes the base.</summary>
    /// <param name="displayName">The store's name in messages.</param>
    /// <param name="isClosed">Whether the engine was closed by other code than its store, as a shared database can be; null when that is impossible.</param>
    /// <param name="system">What the backend is called in metrics and traces: the tag <c>db.system.name</c>.</param>
    /// <param name="monitoring">What the store reports about itself; null for its instruments only.</param>
    protected SessionEngine(string displayName, Func<bool>? isClosed = null, string system = "other", StoreMonitoring? monitoring = null)
        : base(TMap.Description, displayName, isClosed, new StoreTelemetry(system, displayName, TMap.Description.Name, monitoring), MappedMembers<TSession, TKey, TMap>.Instance)
    {
    }

    /// <summary>Reads a key back from its stored text.</summary>
    /// <param name="text">The stored text.</param>
    /// <returns>The key.</returns>
    /// <exception cref="SessionCorruptedException">The text is no key of this class.</exception>
    protected internal sealed override TKey DecodeKey(string text) => SessionGuard.ReadKey<TSession, TKey, TMap>(text, DisplayName);

    /// <summary>Refuses a session that a newer version of the class wrote.</summary>
    /// <param name="key">The stored text of its key.</param>
    /// <param name="schemaVersion">The schema version that it was written with.</param>
    /// <exception cref="SessionSchemaException">The version is higher than that of the class.</exception>
    protected void ThrowIfNewer(string key, int schemaVersion)
    {
        if (schemaVersion > Description.SchemaVersion)
        {
            throw StoredDataErrors.NewerSchema(key, DisplayName, Description, schemaVersion);
        }
    }

    /// <summary>Refuses a save of a session that changed since it was loaded.</summary>
    /// <param name="save">The save.</param>
    /// <param name="version">The stored version.</param>
    /// <param name="token">The stored token.</param>
    /// <param name="lastSequenceOf">Gives the sequence of a log's last entry in the store.</param>
    /// <exception cref="SessionConflictException">Version or token differ, or an exclusive log grew.</exception>
    protected void ThrowIfChanged(PreparedSave<TSession> save, long version, long token, Func<LogDescription, long> lastSequenceOf)
    {
        ArgumentNullException.ThrowIfNull(save);
        ArgumentNullException.ThrowIfNull(lastSequenceOf);
        if (version != save.ExpectedVersion || token != save.ExpectedToken)
        {
            throw SessionErrors.Conflict(save.Key, DisplayName, save.ExpectedVersion, version);
        }

        foreach (var log in Description.Logs)
        {
            if (log.Append == AppendRule.Exclusive && lastSequenceOf(log) != save.ExpectedLast(log.Ordinal))
            {
                throw SessionErrors.LogGrew(save.Key, DisplayName, log.Name, version);
            }
        }
    }

    internal sealed override EncodedKey<TKey> Encode(TKey key) => new(key, SessionGuard.StoredKey<TSession, TKey, TMap>(key, DisplayName));

    internal sealed override string EncodeKeyOf(TSession session, ValidationErrors errors) => SessionGuard.StoredKey<TSession, TKey, TMap>(session, errors);

    internal sealed override void Validate(TSession session, ValidationErrors errors) => TMap.Validate(session, errors);

    internal sealed override TKey KeyOf(TSession session) => TMap.GetKey(session);

    internal sealed override DateTimeOffset? ExpiryOf(TSession session) => OwnExpiry.Rounded(TMap.GetExpiry(session));

    internal sealed override DateTimeOffset? DueOf(TSession session) => TMap.GetDue(session);
}
