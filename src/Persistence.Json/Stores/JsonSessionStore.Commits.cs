using Persistence.Mapping;

namespace Persistence.Json;

/// <content>What a commit writes.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    private protected SessionState Commit(string key, Action<SessionBatch> apply)
    {
        try
        {
            return _directory.Commit(key, apply)!;
        }
        catch (LineDamageException damage)
        {
            throw Damaged(FileNames.Of(key), key, damage);
        }
    }

    private protected void ApplyAppend(SessionBatch batch, EncodedCommit commit)
    {
        var now = Now;
        if (batch.State is not { } state || state.IsExpired(now))
        {
            throw SessionErrors.NotFound(commit.Key, Store);
        }

        RefuseNewerSchema(state, commit.Key);
        var fresh = TakeFresh(batch, commit);
        if (fresh.Count > 0)
        {
            AddLine(batch, Next(state, now, isCreation: false), commit, fresh);
        }
    }

    private void ApplySave(SessionBatch batch, EncodedCommit commit, SaveClaim claim)
    {
        var now = Now;
        if (batch.State is not { } state || state.IsExpired(now))
        {
            throw SessionErrors.Gone(commit.Key, Store, claim.Session.Tracking.Version);
        }

        RefuseNewerSchema(state, commit.Key);
        RefuseConflict(state, claim.Session, commit.Key);
        claim.RefuseTaken();
        var next = Next(state, now, isCreation: false) with { Version = state.Version + 1, Token = claim.Token };
        if (commit.Header.Length > 0)
        {
            var superseded = (state.Header ??= OpenSession.ReadHeader(batch.Stored!, state)).Json.Length;
            next = next with { Superseded = state.Superseded + superseded };
        }

        AddLine(batch, next, commit, TakeFresh(batch, commit));
    }

    private void RefuseConflict(SessionState state, TSession session, string key)
    {
        var tracking = session.Tracking;
        if (state.Version != tracking.Version || state.Token != tracking.Token)
        {
            throw SessionErrors.Conflict(key, Store, tracking.Version, state.Version);
        }

        foreach (var log in _logs)
        {
            if (log.Description.Append == AppendRule.Exclusive && log.Names.LastIn(state.Logs) != log.KnownLast(session))
            {
                throw SessionErrors.LogGrew(key, Store, log.Description.Name, state.Version);
            }
        }
    }

    private static SessionState Next(SessionState state, DateTimeOffset now, bool isCreation) => state with
    {
        Commit = state.Commit + 1,
        Schema = Math.Max(state.Schema, TMap.Description.SchemaVersion),
        Expires = TMap.Description.ExpiryAfterCommit(now, state.Expires, isCreation),
    };

    // The entries whose ids the logs do not hold yet, by log.
    private List<(int Log, List<EncodedEntry> Entries)> TakeFresh(SessionBatch batch, EncodedCommit commit)
    {
        var fresh = new List<(int, List<EncodedEntry>)>(commit.Logs.Count);
        foreach (var (ordinal, entries) in commit.Logs)
        {
            var ids = _logs[ordinal].Description.HasIds ? IdsOf(batch) : null;
            var kept = ids is null ? entries : entries.FindAll(entry => entry.Id is null || ids.Add(ordinal, entry.Id));
            if (kept.Count > 0)
            {
                fresh.Add((ordinal, kept));
            }
        }

        return fresh;
    }

    private void AddLine(SessionBatch batch, SessionState next, EncodedCommit commit, List<(int Log, List<EncodedEntry> Entries)> fresh)
    {
        foreach (var (ordinal, entries) in fresh)
        {
            var names = _logs[ordinal].Names;
            next = next with { Logs = names.With(next.Logs, names.LastIn(next.Logs) + entries.Count) };
        }

        var header = commit.Header.Length > 0 ? new StoredHeader(commit.Key, commit.Header) : null;
        batch.Add(next, LineText.FormatTime(Now), header, lines => WriteLogs(lines, commit, next, fresh));
    }

    private void WriteLogs(LineBuilder lines, EncodedCommit commit, SessionState next, List<(int Log, List<EncodedEntry> Entries)> fresh)
    {
        var isFirst = true;
        foreach (var (ordinal, entries) in fresh)
        {
            var names = _logs[ordinal].Names;
            lines.BeginLog(names.Present, names.LastIn(next.Logs) - entries.Count + 1, isFirst);
            isFirst = false;
            for (var index = 0; index < entries.Count; index++)
            {
                lines.WriteRaw(index == 0 ? ""u8 : ","u8, commit.TextOf(entries[index]));
            }

            lines.EndLog();
        }

        lines.EndLogs(isEmpty: isFirst);
    }

    // What a save brings besides what it writes: the object it was made from, its token, and the check of unique values.
    private sealed record SaveClaim(TSession Session, long Token, Action RefuseTaken);
}
