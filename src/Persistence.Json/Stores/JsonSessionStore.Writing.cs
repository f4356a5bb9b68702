using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <content>Create, save, delete.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public void Create(TSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var change = Encode(session, isCreation: true);
        Commit(change.Key, context =>
        {
            if (context.Before is { } before && !before.IsExpired(context.Now.ToUnixTimeMilliseconds()))
            {
                throw SessionErrors.Exists(change.Key, Store);
            }

            CheckUnique(session, change.Key);
            return change.Write(context with { Before = null }, Expiry(context, null, isCreation: true));
        });
        Track(session, change, isCreation: true);
    }

    /// <inheritdoc/>
    public void Save(TSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Tracking.IsNew)
        {
            Create(session);
            return;
        }

        var change = Encode(session, isCreation: false);
        Commit(change.Key, context =>
        {
            var before = Saveable(context, session, change.Key);
            CheckUnique(session, change.Key);
            return change.Write(context, Expiry(context, before.Expires, isCreation: false));
        });
        Track(session, change, isCreation: false);
    }

    /// <inheritdoc/>
    public bool Delete(TKey key)
    {
        var stored = StoredKey(key);
        return Translated(stored, () => _locks.Hold(FileNames.Of(stored), stored, Store, () =>
        {
            var file = FileOf(stored);
            if (ReadTail(file, stored) is not { } trailer)
            {
                return false;
            }

            var isLive = !trailer.IsExpired(Now.ToUnixTimeMilliseconds());
            if (isLive)
            {
                RefuseNewerSchema(trailer);
            }

            Remove(file);
            return isLive;
        }));
    }

    private SessionChange Encode(TSession session, bool isCreation)
    {
        var errors = new ValidationErrors();
        var stored = SessionGuard.StoredKey<TSession, TKey, TMap>(session, errors);
        TMap.Validate(session, errors);
        var header = new JsonWriter();
        TMap.WriteHeader(header, session);
        header.CollectFailures(errors, "");
        var logs = new List<EncodedEntries>(_logs.Length);
        foreach (var log in _logs)
        {
            // Encoding finds what JSON cannot hold; of a log that lost entries nothing sensible can be encoded.
            if (log.Validate(session, isCreation, errors))
            {
                logs.Add(log.Encode(session, isCreation, errors));
            }
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(stored, Store, errors);
        }

        var bytes = header.Written.ToArray();
        var isChanged = isCreation || session.Tracking.StoredHeader is not { } known || !known.AsSpan().SequenceEqual(bytes);
        return new SessionChange(stored, TMap.Description.SchemaVersion, bytes, isChanged, SessionTracking.NewToken(), [.. logs]);
    }

    private CommitTrailer Saveable(CommitContext context, TSession session, string stored)
    {
        var tracking = session.Tracking;
        if (context.Before is not { } before || before.IsExpired(context.Now.ToUnixTimeMilliseconds()))
        {
            throw SessionErrors.Gone(stored, Store, tracking.Version);
        }

        RefuseNewerSchema(before);
        if (before.Version != tracking.Version || before.Token != tracking.Token)
        {
            throw SessionErrors.Conflict(stored, Store, tracking.Version, before.Version);
        }

        foreach (var log in _logs)
        {
            if (log.Description.Append == AppendRule.Exclusive && before.LastOf(log.Names) != log.TrackedLast(session))
            {
                throw SessionErrors.LogGrew(stored, Store, log.Description.Name, before.Version);
            }
        }

        return before;
    }

    private static long? Expiry(CommitContext context, long? current, bool isCreation) =>
        TMap.Description.ExpiryAfterCommit(context.Now, current is { } expiry ? DateTimeOffset.FromUnixTimeMilliseconds(expiry) : null, isCreation)?.ToUnixTimeMilliseconds();

    private void Track(TSession session, SessionChange change, bool isCreation)
    {
        session.Tracking.Set(change.After!.Version, change.After.Token, change.Header);
        foreach (var log in _logs)
        {
            log.Track(session, isCreation, change.After.LastOf(log.Names));
        }
    }
}
