using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>What a lookup by an index asks with its first page: whether the index is kept as this program has it, and which sessions it may lack.</summary>
/// <param name="fence">Notices that an index is kept otherwise.</param>
/// <param name="unread">The sessions that a backfill could not read.</param>
/// <param name="left">The sessions that programs without the index saved.</param>
/// <param name="backfillAgain">Makes the indexes complete again.</param>
internal sealed class LookupChecks(IndexFence fence, (UnreadSet Set, UnreadSessions Sessions) unread, (LeftSet Set, LeftSessions Sessions) left, Func<IoMode, ValueTask> backfillAgain)
{
    /// <summary>Sessions that cannot be read.</summary>
    public UnreadSessions Unread => unread.Sessions;

    /// <summary>Sessions that programs without the index saved.</summary>
    public LeftSessions Left => left.Sessions;

    /// <summary>The requests.</summary>
    /// <param name="index">The index.</param>
    public IReadOnlyList<RedisRequest> Requests(IndexDescription index) => [fence.Request([index]), unread.Set.Request(index), left.Set.Request(index)];

    /// <summary>Whether the answers say that the index is complete, and has all of its sessions.</summary>
    /// <param name="index">The index.</param>
    /// <param name="answers">The answers; null where a key holds something else.</param>
    /// <exception cref="SessionSchemaException">A newer program keeps the index otherwise.</exception>
    public bool AreComplete(IndexDescription index, ReadOnlySpan<RedisResult?> answers)
    {
        if (answers is not [{ } recorded, { } skipped, { } commits])
        {
            return false;
        }

        fence.RequireForLookup(index, (string?)recorded[0]);
        return !recorded[0].IsNull && skipped.Length <= 0 && commits.Length <= 0;
    }

    /// <summary>Puts into the index what it lacks.</summary>
    /// <param name="index">The index.</param>
    /// <param name="answers">The answers; null where a key holds something else.</param>
    /// <param name="skipped">Receives the sessions that cannot be read.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>Whether sessions may have come into the index, so that a lookup is to begin again.</returns>
    /// <exception cref="SessionSchemaException">A newer program keeps the index otherwise.</exception>
    public async ValueTask<bool> Complete(IndexDescription index, IReadOnlyList<RedisResult?> answers, Dictionary<string, SkippedSession> skipped, IoMode mode)
    {
        fence.RequireForLookup(index, (string?)answers[0]?[0]);
        var isLost = answers[0] is { } recorded && recorded[0].IsNull;
        if (isLost)
        {
            // A program without the index was opened since.
            await backfillAgain(mode).ConfigureAwait(false);
        }

        var cameBack = await left.Sessions.Look(index, answers[2], mode).ConfigureAwait(false);
        return await unread.Sessions.Look(index, answers[1], skipped, mode).ConfigureAwait(false) || cameBack || isLost;
    }
}
