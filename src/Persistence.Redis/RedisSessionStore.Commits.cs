using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using Persistence.Serialization;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>Creating and saving.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    // How often a commit may be taken for a leftover by readers before it gives up.
    private const int MaxFences = 20;

    [ThreadStatic]
    private static JsonWriter? s_writer;

    // Validates and encodes everything, so that nothing is sent when anything may not be stored.
    private protected CommitDraft Draft(TSession session, bool isCreation)
    {
        var errors = new ValidationErrors();
        var key = SessionGuard.StoredKey<TSession, TKey, TMap>(session, errors);
        var tracking = session.Tracking;
        var draft = new CommitDraft
        {
            Key = key,
            Session = _keys.Session(key),
            IsCreation = isCreation,
            Version = isCreation ? 0 : tracking.Version,
            Token = new CommitToken(isCreation ? 0 : tracking.Token),
        };
        TMap.Validate(session, errors);
        EncodeHeader(session, draft, errors);
        var encoder = new LogEncoder<TSession>(session, draft, errors);
        TMap.VisitLogs(ref encoder);
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key, _store, errors);
        }

        if (TMap.Description.Indexes.Count > 0)
        {
            var values = new IndexValues();
            TMap.CollectIndexValues(session, values);
            draft.Indexes = new IndexPlan(values.Values, isCreation ? [] : IndexPlan.Unpack(tracking.StoredHeader));
        }

        return draft;
    }

    private static void EncodeHeader(TSession session, CommitDraft draft, ValidationErrors errors)
    {
        var writer = s_writer ??= new JsonWriter(4096);
        writer.Clear();
        TMap.WriteHeader(writer, session);
        if (writer.HasFailures)
        {
            writer.CollectFailures(errors, "");
        }
        else
        {
            HeaderFields.Split(writer.Written, draft.Members);
        }
    }

    private protected async ValueTask<bool> Commit(CommitDraft draft, TSession session, RunMode mode)
    {
        mode.Cancellation.ThrowIfCancellationRequested();
        await RenameLogs(draft.Session, mode).ConfigureAwait(false);
        for (var fences = 0; fences < MaxFences; fences++)
        {
            var token = CommitToken.New();
            if (draft.MustAnnounce)
            {
                await Announce(draft, token, mode).ConfigureAwait(false);
                mode = mode.Committed;
            }

            var sockets = _connection.Sockets(draft.Session);
            var answer = await _connection.Run(draft.Request(token, TMap.Description, _clock), mode).ConfigureAwait(false);
            switch ((string?)answer.Result[0])
            {
                case "ok":
                    Remember(draft, session, token, answer.Result);
                    return await Replicate(draft.Key, draft.Session, sockets, mode).ConfigureAwait(false);
                case "fenced":
                    Withdraw(draft, token);
                    break;
                default:
                    throw Failure(draft, token, answer);
            }
        }

        throw _connection.Contended(draft.Key, $"its index entries were taken for leftovers {MaxFences} times");
    }

    // Everything a reader may find the session by is written before the session; until then readers see that it is not true.
    private async ValueTask Announce(CommitDraft draft, CommitToken token, RunMode mode)
    {
        var added = draft.Indexes.Added(token);
        var errors = new ValidationErrors();
        try
        {
            var isFree = await _uniqueValues.Reserve(draft.Key, added, errors, mode).ConfigureAwait(false);
            if (!errors.IsEmpty || (!isFree && draft.IsCreation))
            {
                _indexWriter.Withdraw(draft.Key, null, added);
                throw await Refusal(draft, token, errors, mode).ConfigureAwait(false);
            }

            await _indexWriter.Announce(draft.Key, draft.IsCreation ? token : null, added, mode).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Withdraw(draft, token);
            throw;
        }
    }

    // What is wrong with a commit some of whose unique values are taken: that comes last.
    private async ValueTask<SessionException> Refusal(CommitDraft draft, CommitToken token, ValidationErrors errors, RunMode mode)
    {
        var answer = await _connection.Run(draft.Request(token, TMap.Description, _clock, isTrial: true), mode).ConfigureAwait(false);
        return (string?)answer.Result[0] != "valid"
            ? Failure(draft, token, answer with { WasRepeated = false })
            : errors.IsEmpty
            ? _connection.Contended(draft.Key, "it was stored and deleted meanwhile")
            : SessionErrors.Invalid(draft.Key, _store, errors);
    }

    private void Withdraw(CommitDraft draft, CommitToken token)
    {
        if (draft.MustAnnounce)
        {
            _indexWriter.Withdraw(draft.Key, draft.IsCreation ? token : null, draft.Indexes.Added(token));
        }
    }

    private void Remember(CommitDraft draft, TSession session, CommitToken token, RedisResult answer)
    {
        _indexWriter.Withdraw(draft.Key, null, draft.Indexes.Dropped);
        session.Tracking.Set(draft.NewVersion, token.Value, IndexPlan.Pack(draft.Indexes.After(token)));
        var lengths = new long[answer.Length - 1];
        for (var log = 0; log < lengths.Length; log++)
        {
            lengths[log] = (long)answer[log + 1];
        }

        var memory = new LogMemory<TSession>(session, draft.IsCreation, lengths);
        TMap.VisitLogs(ref memory);
    }

    private SessionException Failure(CommitDraft draft, CommitToken token, RedisAnswer answer)
    {
        if (answer.WasRepeated)
        {
            // An earlier attempt may have been made and changed by others since; its entries stay, readers check them.
            return RedisErrors.Unknown(draft.Key, _store, null);
        }

        Withdraw(draft, token);
        var detail = answer.Result.Length > 1 ? (long)answer.Result[1] : 0;
        return (string?)answer.Result[0] switch
        {
            "exists" => SessionErrors.Exists(draft.Key, _store),
            "gone" => SessionErrors.Gone(draft.Key, _store, draft.Version),
            "conflict" => SessionErrors.Conflict(draft.Key, _store, draft.Version, detail),
            "grew" => SessionErrors.LogGrew(draft.Key, _store, TMap.Description.Logs[(int)detail - 1].Name, draft.Version),
            "schema" => SessionErrors.NewerSchema(draft.Key, _store, TMap.Description, (int)detail),
            _ => new SessionDecoder(draft.Key, draft.Session, _store, TMap.Description).Damaged(),
        };
    }

    private async ValueTask<bool> Replicate(string key, RedisKey session, int sockets, RunMode mode) =>
        _options.WaitForReplicas == 0 || await _connection.Replicate(key, session, sockets, mode).ConfigureAwait(false);
}
