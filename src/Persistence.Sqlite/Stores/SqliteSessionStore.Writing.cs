using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>Create, save, delete.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public void Create(TSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var commit = Prepare(session, isCreation: true);
        _database.Write(commit.Stored, link =>
        {
            var now = Now;
            MakeRoom(link, TMap.GetKey(session), commit.Stored, now.ToUnixTimeMilliseconds());
            WriteRest(link, Insert(link, commit, Expiry(now, null, isCreation: true)), commit);
        });
        Track(commit, 1);
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

        var commit = Prepare(session, isCreation: false);
        _database.Write(commit.Stored, link =>
        {
            var now = Now;
            var row = FindSaveable(link, session, commit.Stored, now.ToUnixTimeMilliseconds());
            Update(link, row, commit, Expiry(now, row.ExpiresAt, isCreation: false));
            WriteRest(link, row.Id, commit);
        });
        Track(commit, session.Tracking.Version + 1);
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

    private SessionCommit<TSession> Prepare(TSession session, bool isCreation)
    {
        var errors = new ValidationErrors();
        var stored = SessionGuard.StoredKey<TSession, TKey, TMap>(session, errors);
        TMap.Validate(session, errors);
        foreach (var log in s_logs)
        {
            log.Validate(session, isCreation, errors);
        }

        ThrowIfAny(errors, stored);
        return new SessionCommit<TSession>(session, stored, isCreation, s_logs.Length);
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

    private static void Track(SessionCommit<TSession> commit, long version)
    {
        commit.Session.Tracking.Set(version, commit.Token);
        for (var ordinal = 0; ordinal < s_logs.Length; ordinal++)
        {
            s_logs[ordinal].Track(commit.Session, commit.IsCreation, commit.LastSequences[ordinal]);
        }
    }
}
