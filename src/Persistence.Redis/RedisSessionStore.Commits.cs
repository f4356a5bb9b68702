using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>Creating and saving.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    // How often a commit may be taken for a leftover by readers before it gives up.
    private const int MaxFences = 20;

    private const string OrphanedIds = "ids";

    // Whether a commit is its own script and nothing else.
    private bool IsPlain(RunMode mode) => !mode.IsAsync && !_hasRenamedLog && _options.WaitForReplicas == 0;

    // As a rule nothing comes before a save's script and nothing behind it, and blocking needs nothing that awaiting needs.
    private protected ValueTask<bool> Commit(CommitDraft draft, TSession session, RunMode mode)
    {
        if (!_readiness.IsKnown)
        {
            return CommitWithIndexes(draft, session, mode);
        }

        if (draft.MustAnnounce || !IsPlain(mode))
        {
            return CommitAround(draft, session, mode);
        }

        var token = CommitToken.New();
        var fields = draft.FieldsAfter(token, _description);
        var answer = RunMode.Result(_connection.Run(_commits.Make(draft, token, fields), mode));
        return Outcome(answer.Result) == OrphanedIds ? RepairAndCommit(draft, session, answer.Result, mode) : ValueTask.FromResult(Accept(draft, session, (token, fields), answer));
    }

    // A script that was cut off left ids without entries, and one of those to store may be such an id.
    private async ValueTask<bool> RepairAndCommit(CommitDraft draft, TSession session, RedisResult answer, RunMode mode)
    {
        await _idRepair.Repair(draft.Key, draft.Logs[(int)answer[1] - 1], mode).ConfigureAwait(false);
        return await Commit(draft, session, mode).ConfigureAwait(false);
    }

    private async ValueTask<bool> CommitAround(CommitDraft draft, TSession session, RunMode mode)
    {
        mode.Cancellation.ThrowIfCancellationRequested();
        await RenameLogs(draft.Session, mode).ConfigureAwait(false);
        for (var fences = 0; fences < MaxFences; fences++)
        {
            var token = CommitToken.New();
            if (draft.MustAnnounce && !await Announce(draft, token, mode).ConfigureAwait(false))
            {
                await mode.Pause(TimeSpan.FromMilliseconds(1 + Random.Shared.Next(1 + fences))).ConfigureAwait(false);
                continue;
            }

            mode = draft.MustAnnounce ? mode.Committed : mode;
            var fields = draft.FieldsAfter(token, _description);
            var sockets = _replication.Sockets(draft.Session);
            var answer = await Send(draft, token, fields, mode).ConfigureAwait(false);
            if (Outcome(answer.Result) == OrphanedIds)
            {
                Withdraw(draft, token);
                return await RepairAndCommit(draft, session, answer.Result, mode).ConfigureAwait(false);
            }

            if (Accept(draft, session, (token, fields), answer))
            {
                return await _replication.Confirm(draft.Key, draft.Session, sockets, mode).ConfigureAwait(false);
            }
        }

        throw _connection.Contended(draft.Key, $"others stored and deleted it, or took its index entries for leftovers, {MaxFences} times");
    }

    // Answers whether the commit was made, not whether it was fenced.
    private bool Accept(CommitDraft draft, TSession session, (CommitToken Token, byte[] Fields) made, RedisAnswer<RedisResult> answer)
    {
        switch (Outcome(answer.Result))
        {
            case "ok":
                session.Tracking.Set(draft.NewVersion, made.Token.Value, made.Fields);
                Remember(draft, session, answer.Result);
                return true;
            case "fenced":
                Withdraw(draft, made.Token);
                return false;
            default:
                throw Failure(draft, made.Token, answer);
        }
    }

    // The script's shortest way answers a number, every other one a list that begins with a word.
    private static string? Outcome(RedisResult answer) => answer.Length < 0 ? "ok" : (string?)answer[0];

    private void Remember(CommitDraft draft, TSession session, RedisResult answer)
    {
        if (draft.Indexes.Dropped.Count > 0)
        {
            _indexWriter.Withdraw(draft.Key, null, draft.Indexes.Dropped);
        }

        if (draft.HasLogs)
        {
            var lengths = new long[draft.Logs.Count];
            for (var log = 0; log < lengths.Length; log++)
            {
                lengths[log] = (long)answer[log + 1];
            }

            var memory = new LogMemory<TSession>(session, draft, lengths);
            TMap.VisitLogs(ref memory);
        }
    }

    private SessionException Failure(CommitDraft draft, CommitToken token, RedisAnswer<RedisResult> answer)
    {
        if (answer.WasRepeated)
        {
            // An earlier attempt may have been made and changed by others since; its entries stay, readers check them.
            return RedisErrors.Unknown(draft.Key, _store, null);
        }

        Withdraw(draft, token);
        var detail = 0L;
        var isReadable = answer.Result.Length < 2 || long.TryParse((string?)answer.Result[1], NumberStyles.None, CultureInfo.InvariantCulture, out detail);
        return Outcome(answer.Result) switch
        {
            _ when !isReadable => new SessionDecoder(draft.Key, draft.Session, _store, _description).Damaged(),
            "exists" => SessionErrors.Exists(draft.Key, _store),
            "gone" => SessionErrors.Gone(draft.Key, _store, draft.Version),
            "conflict" => SessionErrors.Conflict(draft.Key, _store, draft.Version, detail, ", or entered into a new index"),
            "grew" => SessionErrors.LogGrew(draft.Key, _store, draft.Logs[(int)detail - 1].Name, draft.Version),
            "schema" => SessionErrors.NewerSchema(draft.Key, _store, _description, (int)detail),
            _ => new SessionDecoder(draft.Key, draft.Session, _store, _description).Damaged(),
        };
    }
}
