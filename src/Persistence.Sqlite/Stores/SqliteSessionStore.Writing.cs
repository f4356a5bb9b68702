using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>Create, save, delete.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public void Create(TSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var stored = Validate(session, isCreation: true);
        var token = SessionTracking.NewToken();
        var lastSequences = new long[s_logs.Length];
        _database.Write(stored, link =>
        {
            var now = Now;
            MakeRoom(link, TMap.GetKey(session), stored, now.ToUnixTimeMilliseconds());
            var id = Insert(link, session, token, Expiry(now, null, isCreation: true));
            WriteRest(link, id, session, stored, lastSequences, isCreation: true);
        });
        Track(session, 1, token, lastSequences, isCreation: true);
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

        var stored = Validate(session, isCreation: false);
        var token = SessionTracking.NewToken();
        var lastSequences = new long[s_logs.Length];
        _database.Write(stored, link =>
        {
            var now = Now;
            var row = FindSaveable(link, session, stored, now.ToUnixTimeMilliseconds());
            Update(link, row, session, token, Expiry(now, row.ExpiresAt, isCreation: false));
            WriteRest(link, row.Id, session, stored, lastSequences, isCreation: false);
        });
        Track(session, session.Tracking.Version + 1, token, lastSequences, isCreation: false);
    }

    /// <inheritdoc/>
    public bool Delete(TKey key)
    {
        var stored = StoredKey(key);
        var isDeleted = false;
        _database.Write(stored, link =>
        {
            var row = FindRow(link, s_sql.Row, key, out var select);
            select.Reset();
            if (row is { } found)
            {
                var isLive = !found.IsExpired(Now.ToUnixTimeMilliseconds());
                if (isLive)
                {
                    RefuseNewerSchema(found, stored);
                }

                RunOn(link, s_sql.Delete, found.Id);
                isDeleted = isLive;
            }
        });
        return isDeleted;
    }

    private string Validate(TSession session, bool isCreation)
    {
        var errors = new ValidationErrors();
        var stored = SessionGuard.StoredKey<TSession, TKey, TMap>(session, errors);
        TMap.Validate(session, errors);
        foreach (var log in s_logs)
        {
            log.Validate(session, isCreation, errors);
        }

        return errors.IsEmpty ? stored : throw SessionErrors.Invalid(stored, Store, errors);
    }

    // Removes an expired session of the same key; refuses a live one.
    private void MakeRoom(SqliteLink link, TKey key, string stored, long now)
    {
        var row = FindRow(link, s_sql.Row, key, out var select);
        select.Reset();
        if (row is not { } found)
        {
            return;
        }

        if (!found.IsExpired(now))
        {
            throw SessionErrors.Exists(stored, Store);
        }

        RunOn(link, s_sql.Delete, found.Id);
    }

    private SessionRow FindSaveable(SqliteLink link, TSession session, string stored, long now)
    {
        var tracking = session.Tracking;
        if (FindLiveRow(link, TMap.GetKey(session), stored, now) is not { } row)
        {
            throw SessionErrors.Gone(stored, Store, tracking.Version);
        }

        if (row.Version != tracking.Version || row.Token != tracking.Token)
        {
            throw SessionErrors.Conflict(stored, Store, tracking.Version, row.Version);
        }

        foreach (var log in s_logs)
        {
            if (log.Description.Append == AppendRule.Exclusive && log.Grew(link, row.Id, session))
            {
                throw SessionErrors.LogGrew(stored, Store, log.Description.Name, row.Version);
            }
        }

        return row;
    }

    private static long? Expiry(DateTimeOffset now, long? current, bool isCreation) =>
        TMap.Description.ExpiryAfterCommit(now, current is { } expiry ? DateTimeOffset.FromUnixTimeMilliseconds(expiry) : null, isCreation)?.ToUnixTimeMilliseconds();

    private static void RunOn(SqliteLink link, string sql, long id)
    {
        var statement = link.Prepare(sql);
        statement.BindInt64(1, id);
        statement.Run();
    }

    private static void Track(TSession session, long version, long token, long[] lastSequences, bool isCreation)
    {
        session.Tracking.Set(version, token);
        for (var ordinal = 0; ordinal < s_logs.Length; ordinal++)
        {
            s_logs[ordinal].Track(session, isCreation, lastSequences[ordinal]);
        }
    }
}
