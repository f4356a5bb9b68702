using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Commits;

/// <summary>Makes commits of drafts: creates, saves, and index-only commits of a backfill.</summary>
/// <param name="context">Connection and names.</param>
/// <param name="intents">What is written before a commit.</param>
/// <param name="requests">Makes requests of commits.</param>
/// <param name="outcome">Reads answers to commits.</param>
/// <param name="surroundings">What else may have to be done: lists renamed before it, replicas waited for after it, orphaned ids removed.</param>
internal sealed class CommitCommand(RedisContext context, WriteIntents intents, CommitRequests requests, CommitOutcome outcome, CommitSurroundings surroundings)
{
    // How often a commit may be taken for an orphan by readers before the call fails.
    private const int MaxFences = 20;

    /// <summary>Makes a commit. As a rule nothing comes before a save's script and nothing after it, and blocking needs nothing that awaiting needs.</summary>
    /// <param name="draft">What to commit; it receives what is stored now.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask Run(CommitDraft draft, IoMode mode)
    {
        if (draft.NeedsIndexIntents || !surroundings.AreEmpty(mode))
        {
            return RunAround(draft, mode);
        }

        var token = CommitToken.New();
        var fields = draft.FieldsAfter(token, context.Description);
        var request = requests.Make(draft, token, fields);
        var answer = IoMode.Result(context.Connection.Run(request, mode));
        if (CommitOutcome.Of(answer.Result) == CommitOutcome.OrphanedIds)
        {
            return RepairAndRun(draft, answer.Result, mode);
        }

        // A commit without intents is never fenced.
        Accept(draft, (token, fields, request), answer);
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes a commit with everything that may come before and after it.</summary>
    /// <param name="draft">What to commit; it receives what is stored now.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask RunAround(CommitDraft draft, IoMode mode)
    {
        mode.Cancellation.ThrowIfCancellationRequested();
        await surroundings.RenamedLogs.Rename(draft.HashKey, mode).ConfigureAwait(false);
        for (var fences = 0; fences < MaxFences; fences++)
        {
            var token = CommitToken.New();
            if (draft.NeedsIndexIntents && !await intents.Write(draft, token, mode).ConfigureAwait(false))
            {
                await mode.Pause(TimeSpan.FromMilliseconds(1 + Random.Shared.Next(1 + fences))).ConfigureAwait(false);
                continue;
            }

            mode = draft.NeedsIndexIntents ? mode.Committed : mode;
            var fields = draft.FieldsAfter(token, context.Description);
            var sockets = surroundings.Replication.Sockets(draft.HashKey);
            var request = requests.Make(draft, token, fields);
            var answer = await Send(draft, token, request, mode).ConfigureAwait(false);
            if (CommitOutcome.Of(answer.Result) == CommitOutcome.OrphanedIds)
            {
                intents.Remove(draft, token);
                await RepairAndRun(draft, answer.Result, mode).ConfigureAwait(false);
                return;
            }

            if (Accept(draft, (token, fields, request), answer))
            {
                await surroundings.Replication.Confirm(draft.Key, draft.HashKey, sockets, mode).ConfigureAwait(false);
                return;
            }
        }

        throw context.Connection.Contended(draft.Key, $"other writers stored and deleted it, or removed its index entries as orphans, {MaxFences} times");
    }

    private async ValueTask RepairAndRun(CommitDraft draft, RedisResult answer, IoMode mode)
    {
        await surroundings.RepairIds(draft.Key, draft.Logs[(int)answer[1] - 1], mode).ConfigureAwait(false);
        await Run(draft, mode).ConfigureAwait(false);
    }

    // A key of the session holds something else: then no commit was made, and the session's entries would lead others to that key.
    private async ValueTask<RedisAnswer<RedisResult>> Send(CommitDraft draft, CommitToken token, RedisRequest request, IoMode mode)
    {
        try
        {
            return await context.Connection.Run(request, mode).ConfigureAwait(false);
        }
        catch (SessionCorruptedException)
        {
            intents.Remove(draft, token);
            throw;
        }
    }

    // False when the commit was fenced.
    private bool Accept(CommitDraft draft, (CommitToken Token, byte[] Fields, RedisRequest Request) made, RedisAnswer<RedisResult> answer)
    {
        switch (CommitOutcome.Of(answer.Result))
        {
            case "ok":
                intents.RemoveReplaced(draft, answer.Result);
                draft.Complete(made.Token, made.Fields, answer.Result);
                context.Telemetry.Committed(1, made.Request.Bytes);
                return true;
            case "fenced":
                intents.Remove(draft, made.Token);
                return false;
            default:
                // After a lost answer the intents stay: readers check them.
                if (!answer.WasRepeated)
                {
                    intents.Remove(draft, made.Token);
                }

                throw outcome.Failure(draft, answer);
        }
    }
}
