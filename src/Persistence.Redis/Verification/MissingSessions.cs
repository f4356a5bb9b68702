using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Verification;

/// <summary>Puts sessions that a verification misses in an index back into it, and reports them.</summary>
/// <param name="context">Connection and names.</param>
/// <param name="left">Puts sessions into indexes.</param>
internal sealed class MissingSessions(RedisContext context, LeftSessions left)
{
    private readonly UnreadSet _unread = new(context);

    /// <summary>Puts back what programs without the indexes noted: that hides from no lookup.</summary>
    /// <param name="indexes">The indexes.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask PutBackNoted(IEnumerable<IndexDescription> indexes, IoMode mode)
    {
        foreach (var index in indexes)
        {
            try
            {
                await left.Look(index, mode).ConfigureAwait(false);
            }
            catch (SessionCorruptedException)
            {
                // A key that holds something else, which is reported where it is met.
            }
        }
    }

    /// <summary>Puts them back.</summary>
    /// <param name="report">Says which they are, and receives what is said of them.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask PutBack(VerificationReport report, IoMode mode)
    {
        foreach (var sessions in report.Missing.GroupBy(static one => one.Index))
        {
            // Lookups look again at what a backfill could not read.
            var unread = await SeparateAnswers.Of(context.Connection, [_unread.Request(sessions.Key)], mode).ConfigureAwait(false);
            List<string> keys = [.. sessions.Select(static one => one.Key).Except(((RedisValue[]?)unread[0] ?? []).Select(static key => key.ToString()), StringComparer.Ordinal)];
            await Index(keys, sessions.Key, mode).ConfigureAwait(false);
            var answers = await SeparateAnswers.Of(context.Connection, [.. keys.Select(key => RedisRequest.Reading("HEXISTS", context.Keys.HashKey(key), key, Fields.Index(sessions.Key)))], mode).ConfigureAwait(false);
            for (var position = 0; position < keys.Count; position++)
            {
                var isBack = answers[position] is { } answer && (int)answer == 1;
                report.Add(
                    keys[position],
                    $"hash '{context.Keys.HashKey(keys[position])}', field '{Fields.Index(sessions.Key)}'",
                    $"index {sessions.Key.Name} lacks the session, which a program without the index saved last; {(isBack ? "it has been put back" : "save the session to put it back, which says what stands in the way")}");
            }
        }
    }

    private async ValueTask Index(List<string> keys, IndexDescription index, IoMode mode)
    {
        try
        {
            await left.Index(keys, index, mode).ConfigureAwait(false);
        }
        catch (SessionCorruptedException)
        {
            // A key that holds something else stands in the way.
        }
    }
}
