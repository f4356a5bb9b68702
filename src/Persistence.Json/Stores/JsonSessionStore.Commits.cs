using System.Runtime.InteropServices;
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

        RefuseUnreadable(state, commit.Key);
        KeepFresh(batch, commit);
        if (commit.Entries.Count > 0)
        {
            AddLine(batch, Next(state, now, isCreation: false), commit, now);
        }
    }

    private void ApplySave(SessionBatch batch, EncodedCommit commit, SaveClaim claim)
    {
        var now = Now;
        if (batch.State is not { } state || state.IsExpired(now))
        {
            throw SessionErrors.Gone(commit.Key, Store, claim.Session.Tracking.Version);
        }

        RefuseUnreadable(state, commit.Key);
        RefuseConflict(state, claim.Session, commit.Key);
        claim.RefuseTaken();
        var next = Next(state, now, isCreation: false);
        next.Version++;
        next.Token = claim.Token;
        if (commit.Header.Length > 0)
        {
            var superseded = (state.Header ??= OpenSession.ReadHeader(batch.Stored!, state)).Json.Length;
            next.Superseded += superseded;
        }

        KeepFresh(batch, commit);
        AddLine(batch, next, commit, now);
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

    // Leaves out the entries whose ids the logs hold already.
    private void KeepFresh(SessionBatch batch, EncodedCommit commit)
    {
        var kept = 0;
        var entries = CollectionsMarshal.AsSpan(commit.Entries);
        foreach (var entry in entries)
        {
            if (entry.Id is null || IdsOf(batch, commit.Key).Add(entry.Log, entry.Id))
            {
                entries[kept++] = entry;
            }
        }

        commit.Entries.RemoveRange(kept, entries.Length - kept);
    }

    private void AddLine(SessionBatch batch, SessionState next, EncodedCommit commit, DateTimeOffset now)
    {
        var entries = CollectionsMarshal.AsSpan(commit.Entries);
        for (var rest = entries; !rest.IsEmpty;)
        {
            var own = OfOneLog(rest);
            var names = _logs[own[0].Log].Names;
            next.Logs = names.With(next.Logs, names.LastIn(next.Logs) + own.Length);
            rest = rest[own.Length..];
        }

        var header = commit.Header.Length > 0 ? new StoredHeader(commit.Key, commit.Header) : null;
        WriteLogs(batch.Begin(next, now, header), commit, next, entries);
        batch.End(next);
    }

    private void WriteLogs(LineBuilder lines, EncodedCommit commit, SessionState next, ReadOnlySpan<EncodedEntry> entries)
    {
        for (var rest = entries; !rest.IsEmpty;)
        {
            var own = OfOneLog(rest);
            var names = _logs[own[0].Log].Names;
            lines.BeginLog(names.Present, names.LastIn(next.Logs) - own.Length + 1, isFirst: rest.Length == entries.Length);
            for (var index = 0; index < own.Length; index++)
            {
                lines.WriteRaw(index == 0 ? ""u8 : ","u8, commit.TextOf(own[index]));
            }

            lines.EndLog();
            rest = rest[own.Length..];
        }

        lines.EndLogs(entries.IsEmpty);
    }

    private static ReadOnlySpan<EncodedEntry> OfOneLog(ReadOnlySpan<EncodedEntry> entries)
    {
        var length = 1;
        while (length < entries.Length && entries[length].Log == entries[0].Log)
        {
            length++;
        }

        return entries[..length];
    }

    // What a save brings besides what it writes: the object it was made from, its token, and the check of unique values.
    private sealed record SaveClaim(TSession Session, long Token, Action RefuseTaken);
}
