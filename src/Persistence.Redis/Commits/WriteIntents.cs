using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Commits;

/// <summary>
/// What is written before a commit, and removed where it is not made: everything a reader may find the session by. Until the commit is
/// made, readers see that it is not live.
/// </summary>
/// <param name="context">Connection and names.</param>
/// <param name="entries">Writes entries of the listing and the indexes.</param>
/// <param name="uniqueValues">Reserves unique values.</param>
/// <param name="left">Notes what leaves indexes that this program does not have.</param>
/// <param name="commits">Makes requests of commits, and reads the answers.</param>
internal sealed class WriteIntents(RedisContext context, IndexWriter entries, UniqueValues uniqueValues, LeftSet left, (CommitRequests Requests, CommitOutcome Outcome) commits)
{
    /// <summary>Writes them. Entries come before reservations of unique values, so that a reader that finds the entries of a dead writer finds those too.</summary>
    /// <returns>False when the session stood in its own way, and has gone since.</returns>
    public async ValueTask<bool> Write(CommitDraft draft, CommitToken token, IoMode mode)
    {
        var added = draft.Indexes.Added(token);
        var errors = new ValidationErrors();
        try
        {
            if (await entries.WriteIndexIntents(draft.Key, draft.IsCreation ? token : null, added, mode).ConfigureAwait(false) is { Count: > 0 } unknown)
            {
                await left.Add(draft.Key, token, unknown, mode).ConfigureAwait(false);
            }

            var isFree = await uniqueValues.Reserve(draft.Key, added, errors, mode).ConfigureAwait(false);
            if (!errors.IsEmpty || (!isFree && draft.IsCreation))
            {
                Remove(draft, token);
                return await Refusal(draft, token, errors, mode).ConfigureAwait(false) is { } refusal ? throw refusal : false;
            }

            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or SessionException)
        {
            // Nothing is committed yet: what was written must not be in the way of another commit.
            Remove(draft, token);
            throw;
        }
    }

    /// <summary>Removes them, without waiting.</summary>
    public void Remove(CommitDraft draft, CommitToken token)
    {
        if (draft.NeedsIndexIntents)
        {
            entries.RemoveIndexEntries(draft.Key, draft.IsCreation ? token : null, draft.Indexes.Added(token));
        }
    }

    /// <summary>Removes the entries of values that a commit dropped, and that of an expired session which a creation replaced, without waiting. A purge would count it.</summary>
    public void RemoveReplaced(CommitDraft draft, RedisResult answer)
    {
        var lengths = draft.HasLogs ? draft.Logs.Count : 0;
        if (draft.IsCreation && answer.Length == lengths + 2)
        {
            entries.RemoveIndexEntries(draft.Key, CommitToken.Parse((string?)answer[lengths + 1]), []);
        }

        if (draft.Indexes.Dropped.Count > 0)
        {
            entries.RemoveIndexEntries(draft.Key, null, draft.Indexes.Dropped);
        }
    }

    // What is wrong with a commit some of whose unique values are taken: that comes last. Null when nothing is any more.
    private async ValueTask<SessionException?> Refusal(CommitDraft draft, CommitToken token, ValidationErrors errors, IoMode mode)
    {
        var trial = commits.Requests.Make(draft, token, draft.FieldsAfter(token, context.Description), isTrial: true);
        var answer = await context.Connection.Run(trial, mode).ConfigureAwait(false);
        return CommitOutcome.Of(answer.Result) is not ("valid" or CommitOutcome.OrphanedIds) ? commits.Outcome.Failure(draft, answer with { WasRepeated = false })
            : errors.IsEmpty ? null
            : SessionErrors.Invalid(draft.Key, context.DisplayName, errors);
    }
}
