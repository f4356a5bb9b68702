using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;

namespace Persistence.Redis;

/// <content>Cleaning up.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public PurgeResult PurgeExpired() => RunMode.Result(Purge(RunMode.Blocking));

    private protected async ValueTask<PurgeResult> Purge(RunMode mode)
    {
        var purge = (Purged: new HashSet<string>(StringComparer.Ordinal), Skipped: new Dictionary<string, SkippedSession>(StringComparer.Ordinal));
        await PurgeIndex(null, purge, mode).ConfigureAwait(false);
        var count = purge.Purged.Count;
        foreach (var index in _description.Indexes)
        {
            await PurgeIndex(index, purge, mode).ConfigureAwait(false);
        }

        return new PurgeResult(count, [.. purge.Skipped.Values.OrderBy(static one => one.Session, StringComparer.Ordinal)]);
    }

    // Removes untrue entries, however young, and sessions that have expired by the user's clock. What cannot be read is left as it is.
    private async ValueTask PurgeIndex(IndexDescription? index, (HashSet<string> Purged, Dictionary<string, SkippedSession> Skipped) purge, RunMode mode)
    {
        var cursor = _indexReader.Open(index);
        while (cursor.HasMore)
        {
            var hits = await cursor.Next(int.MaxValue, mode).ConfigureAwait(false);
            var untrue = hits.FindAll(static hit => hit.State is IndexHitState.Absent or IndexHitState.Superseded);
            var removed = await _indexWriter.Remove(untrue.ConvertAll(static hit => hit.Entry), index, mode).ConfigureAwait(false);
            purge.Purged.UnionWith(untrue.Where((hit, position) => removed[position] && hit.State == IndexHitState.Absent).Select(static hit => hit.Key));
            foreach (var hit in hits.Where(static hit => hit.State is IndexHitState.Expired or IndexHitState.Unreadable))
            {
                await PurgeOne(hit, purge, mode).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask PurgeOne(IndexHit hit, (HashSet<string> Purged, Dictionary<string, SkippedSession> Skipped) purge, RunMode mode)
    {
        if (hit.State == IndexHitState.Unreadable)
        {
            purge.Skipped.TryAdd(hit.Key, Skipped(hit.Key));
            return;
        }

        try
        {
            if (await Remove(hit.Key, onlyExpired: true, mode).ConfigureAwait(false))
            {
                purge.Purged.Add(hit.Key);
            }
        }
        catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException)
        {
            purge.Skipped.TryAdd(hit.Key, new SkippedSession(hit.Key, exception.Message));
        }
    }
}
