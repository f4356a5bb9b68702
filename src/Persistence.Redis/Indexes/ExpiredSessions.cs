using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Commits;

namespace Persistence.Redis.Indexes;

/// <summary>Removes what expired sessions still occupy: stale index entries, however young, and sessions that have expired by the user's clock.</summary>
/// <param name="context">The session class.</param>
/// <param name="writer">Removes index entries.</param>
/// <param name="delete">Deletes sessions.</param>
/// <param name="skipped">Names a session that cannot be read.</param>
internal sealed class ExpiredSessions(RedisContext context, IndexWriter writer, DeleteCommand delete, Func<string, SkippedSession> skipped)
{
    // What waits for a round trip of a busy machine waits less often.
    private const int PageSize = 4096;

    /// <summary>Removes them.</summary>
    public async ValueTask<PurgeResult> Purge(IoMode mode)
    {
        var purge = new Run(new LiveEntries(context.Description.Indexes));
        var listing = new IndexCursor(context, null, null, null) { Found = purge.Live, LargestPage = PageSize };
        while (listing.HasMore)
        {
            await Purge(null, await listing.Next(int.MaxValue, mode).ConfigureAwait(false), purge, mode).ConfigureAwait(false);
        }

        var count = purge.Purged.Count;
        foreach (var index in context.Description.Indexes)
        {
            var cursor = new IndexCursor(context, index, null, null) { LargestPage = PageSize };
            while (cursor.HasMore)
            {
                // Most entries are those that the sessions of the listing name.
                var hits = await cursor.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false);
                var others = hits.FindAll(hit => !purge.Live.Has(index, hit));
                await Purge(index, await cursor.Check(others, mode).ConfigureAwait(false), purge, mode).ConfigureAwait(false);
            }
        }

        return new PurgeResult(count, [.. purge.Skipped.Values.OrderBy(static one => one.Session, StringComparer.Ordinal)]);
    }

    // What cannot be read is left as it is.
    private async ValueTask Purge(IndexDescription? index, List<IndexHit> hits, Run purge, IoMode mode)
    {
        var stale = hits.FindAll(static hit => hit.State is IndexHitState.Absent or IndexHitState.Superseded or IndexHitState.Left);
        var removed = await writer.Remove(stale.ConvertAll(static hit => hit.Entry), index, mode).ConfigureAwait(false);
        purge.Purged.UnionWith(stale.Where((hit, position) => removed[position] && hit.State == IndexHitState.Absent).Select(static hit => hit.Key));
        foreach (var hit in hits.Where(static hit => hit.State is IndexHitState.Expired or IndexHitState.Unreadable))
        {
            await PurgeOne(hit, purge, mode).ConfigureAwait(false);
        }
    }

    private async ValueTask PurgeOne(IndexHit hit, Run purge, IoMode mode)
    {
        if (hit.State == IndexHitState.Unreadable)
        {
            purge.Skipped.TryAdd(hit.Key, skipped(hit.Key));
            return;
        }

        try
        {
            if (await delete.Run(hit.Key, lease: 0, onlyExpired: true, mode).ConfigureAwait(false))
            {
                purge.Purged.Add(hit.Key);
            }
        }
        catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException)
        {
            purge.Skipped.TryAdd(hit.Key, new SkippedSession(hit.Key, exception.Message));
        }
    }

    private sealed class Run(LiveEntries live)
    {
        public LiveEntries Live => live;

        public HashSet<string> Purged { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, SkippedSession> Skipped { get; } = new(StringComparer.Ordinal);
    }
}
