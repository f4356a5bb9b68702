using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>What is written before a commit, and removed where it is not made.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    // Everything a reader may find the session by is written before the session; until then readers see that it is not true.
    // Entries come before reservations of unique values, so that whoever finds what a dead writer left finds those too.
    // False when the session stood in its own way, and has gone since.
    private async ValueTask<bool> Announce(CommitDraft draft, CommitToken token, RunMode mode)
    {
        var added = draft.Indexes.Added(token);
        var errors = new ValidationErrors();
        try
        {
            await _indexWriter.Announce(draft.Key, draft.IsCreation ? token : null, added, mode).ConfigureAwait(false);
            var isFree = await _uniqueValues.Reserve(draft.Key, added, errors, mode).ConfigureAwait(false);
            if (!errors.IsEmpty || (!isFree && draft.IsCreation))
            {
                Withdraw(draft, token);
                return await Refusal(draft, token, errors, mode).ConfigureAwait(false) is { } refusal ? throw refusal : false;
            }

            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or SessionException)
        {
            // Nothing is committed yet: what was announced is in nobody's way any more.
            Withdraw(draft, token);
            throw;
        }
    }

    // What is wrong with a commit some of whose unique values are taken: that comes last. Null when nothing is any more.
    private async ValueTask<SessionException?> Refusal(CommitDraft draft, CommitToken token, ValidationErrors errors, RunMode mode)
    {
        var trial = _commits.Make(draft, token, draft.FieldsAfter(token, _description), isTrial: true);
        var answer = await _connection.Run(trial, mode).ConfigureAwait(false);
        return Outcome(answer.Result) is not ("valid" or OrphanedIds)
            ? Failure(draft, token, answer with { WasRepeated = false })
            : errors.IsEmpty ? null
            : SessionErrors.Invalid(draft.Key, _store, errors);
    }

    private void Withdraw(CommitDraft draft, CommitToken token)
    {
        if (draft.MustAnnounce)
        {
            _indexWriter.Withdraw(draft.Key, draft.IsCreation ? token : null, draft.Indexes.Added(token));
        }
    }

    // A key of the session holds something else: then no commit was made, and the session's entries would lead others to that key.
    private async ValueTask<RedisAnswer<RedisResult>> Send(CommitDraft draft, CommitToken token, byte[] fields, RunMode mode)
    {
        try
        {
            return await _connection.Run(_commits.Make(draft, token, fields), mode).ConfigureAwait(false);
        }
        catch (SessionCorruptedException)
        {
            Withdraw(draft, token);
            throw;
        }
    }
}
