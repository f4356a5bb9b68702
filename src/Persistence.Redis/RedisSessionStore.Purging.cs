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
        var purged = new HashSet<string>(StringComparer.Ordinal);
        await PurgeIndex(null, purged, mode).ConfigureAwait(false);
        var count = purged.Count;
        foreach (var index in _description.Indexes)
        {
            await PurgeIndex(index, purged, mode).ConfigureAwait(false);
        }

        return new PurgeResult(count);
    }

    // Removes untrue entries, however young, and sessions that have expired by the user's clock.
    private async ValueTask PurgeIndex(IndexDescription? index, HashSet<string> purged, RunMode mode)
    {
        var cursor = _indexReader.Open(index);
        while (cursor.HasMore)
        {
            var hits = await cursor.Next(int.MaxValue, mode).ConfigureAwait(false);
            var untrue = hits.FindAll(static hit => hit.State is IndexHitState.Absent or IndexHitState.Superseded);
            var removed = await _indexWriter.Remove(untrue.ConvertAll(static hit => hit.Entry), index, mode).ConfigureAwait(false);
            purged.UnionWith(untrue.Where((hit, position) => removed[position] && hit.State == IndexHitState.Absent).Select(static hit => hit.Key));
            foreach (var hit in hits.Where(static hit => hit.State == IndexHitState.Expired))
            {
                if (await Remove(hit.Key, onlyExpired: true, mode).ConfigureAwait(false))
                {
                    purged.Add(hit.Key);
                }
            }
        }
    }
}
