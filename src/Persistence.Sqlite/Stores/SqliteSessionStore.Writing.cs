using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>Create, save.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    // What a tool wrote may lie beyond.
    private static readonly long s_firstMoment = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long s_lastMoment = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public void Create(TSession session) => Write(Prepare(session, isCreation: true));

    /// <inheritdoc/>
    public void Save(TSession session)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        Write(Prepare(session, session.Tracking.IsNew));
    }

    private void Write(SessionCommit<TSession> commit)
    {
        Database.Write(commit.Stored, link => Apply(link, commit));
        Track(commit);
    }

    /// <summary>Checks a session that is to be created or saved.</summary>
    private protected SessionCommit<TSession> Prepare(TSession session, bool isCreation)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
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

    /// <summary>Writes a session, inside a transaction.</summary>
    private protected void Apply(SqliteLink link, SessionCommit<TSession> commit)
    {
        var now = Now;
        if (commit.IsCreation)
        {
            MakeRoom(link, TMap.GetKey(commit.Session), commit.Stored, now.ToUnixTimeMilliseconds());
            WriteRest(link, Insert(link, commit, Expiry(now, null, isCreation: true)), commit);
            return;
        }

        var row = FindSaveable(link, commit.Session, commit.Stored, now.ToUnixTimeMilliseconds());
        Update(link, row, commit, Expiry(now, row.ExpiresAt, isCreation: false));
        WriteRest(link, row.Id, commit);
    }

    private SessionRow FindSaveable(SqliteLink link, TSession session, string stored, long now)
    {
        var tracking = session.Tracking;
        if (FindLiveRow(link, TMap.GetKey(session), stored, now) is not { } row)
        {
            throw SessionErrors.Gone(stored, Store, tracking.Version, ", or the transaction that stored it was rolled back");
        }

        if (row.Version != tracking.Version || row.Token != tracking.Token)
        {
            throw SessionErrors.Conflict(stored, Store, tracking.Version, row.Version, ", or the transaction that stored it was rolled back");
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
        TMap.Description.ExpiryAfterCommit(now, current is { } expiry ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(expiry, s_firstMoment, s_lastMoment)) : null, isCreation)?.ToUnixTimeMilliseconds();

    /// <summary>Tells a session that it is stored.</summary>
    private protected static void Track(SessionCommit<TSession> commit)
    {
        commit.Session.Tracking.Set(commit.IsCreation ? 1 : commit.Session.Tracking.Version + 1, commit.Token);
        for (var ordinal = 0; ordinal < s_logs.Length; ordinal++)
        {
            s_logs[ordinal].Track(commit.Session, commit.IsCreation, commit.LastSequences[ordinal]);
        }
    }
}
