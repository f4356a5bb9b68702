using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes.Backfill;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>Puts sessions back into an index that programs without it took them out of.</summary>
/// <param name="context">Connection and names.</param>
/// <param name="left">The commits of such programs.</param>
/// <param name="writer">Forbids commits.</param>
/// <param name="backfill">Puts sessions that are stored already into indexes.</param>
internal sealed class LeftSessions(RedisContext context, LeftSet left, IndexWriter writer, IndexBackfill backfill)
{
    // A younger commit may be under way, and is not disturbed.
    private static readonly TimeSpan s_gracePeriod = TimeSpan.FromMinutes(1);

    /// <summary>Looks at what is noted of an index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask Look(IndexDescription index, IoMode mode) =>
        await Look(index, (await SeparateAnswers.Of(context.Connection, [left.Request(index)], mode).ConfigureAwait(false))[0], mode).ConfigureAwait(false);

    /// <summary>Looks at what is noted of an index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="noted">What the set holds; null where its key holds something else.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>Whether sessions may have come into the index, so that a lookup is to begin again.</returns>
    public async ValueTask<bool> Look(IndexDescription index, RedisResult? noted, IoMode mode)
    {
        if ((string[]?)noted is not { Length: > 0 } members)
        {
            return false;
        }

        var commits = Array.ConvertAll(members, LeftSet.Parse);
        var isOver = Array.ConvertAll(commits, static commit => commit.Token.Age() > s_gracePeriod);

        // After this, such a commit was made, or will never be.
        await SeparateAnswers.Of(context.Connection, [.. commits.Where((commit, position) => isOver[position] && commit.Token.Value > 0).Select(commit => writer.Fence(commit.Key, commit.Token, Fields.Token))], mode).ConfigureAwait(false);
        var answers = await SeparateAnswers.Of(context.Connection, [.. commits.Select(commit => RedisRequest.Reading("HMGET", context.Keys.HashKey(commit.Key), commit.Key, Fields.Token, Fields.Index(index)))], mode).ConfigureAwait(false);
        var missing = commits.Where((_, position) => answers[position] is { } fields && !fields[0].IsNull && fields[1].IsNull).Select(static commit => commit.Key).ToHashSet(StringComparer.Ordinal);
        await backfill.Index([.. missing], [index], mode).ConfigureAwait(false);
        await left.Remove([.. members.Where((_, position) => isOver[position] || (string?)answers[position]?[0] == commits[position].Token.ToString())], index, mode).ConfigureAwait(false);
        return missing.Count > 0;
    }

    /// <summary>Puts sessions into an index of which their hashes know nothing.</summary>
    /// <param name="keys">Their encoded keys.</param>
    /// <param name="index">The index.</param>
    /// <param name="mode">How to run.</param>
    public ValueTask Index(IReadOnlyList<string> keys, IndexDescription index, IoMode mode) => backfill.Index(keys, [index], mode);
}
