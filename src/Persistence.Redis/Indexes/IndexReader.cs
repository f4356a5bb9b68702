using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;

namespace Persistence.Redis.Indexes;

/// <summary>Reads live entries, and removes stale ones.</summary>
internal sealed class IndexReader(RedisContext tools, IndexWriter writer)
{
    // A commit that is under way is not disturbed: what follows its index entries takes milliseconds.
    private static readonly TimeSpan s_gracePeriod = TimeSpan.FromMinutes(1);

    /// <summary>Starts at an entry of the key listing or an index.</summary>
    public IndexCursor Open(IndexDescription? index, string? from = null, string? to = null) => new(tools, index, from, to);

    /// <summary>Starts at an entry of an index, and asks something else with its first page.</summary>
    public IndexCursor OpenWith(IReadOnlyList<RedisRequest> beside, IndexDescription index, (string From, string To) range) => new(tools, index, range.From, range.To) { Beside = beside };

    /// <summary>Reads a page.</summary>
    /// <param name="cursor">Where.</param>
    /// <param name="index">The index; null for the key listing.</param>
    /// <param name="wanted">The most sessions wanted.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The entries of live sessions, of those that cannot be read, and of those that say nothing of the index, in order.</returns>
    public async ValueTask<List<IndexHit>> Page(IndexCursor cursor, IndexDescription? index, int wanted, IoMode mode)
    {
        var hits = await cursor.Next(wanted, mode).ConfigureAwait(false);
        return await Usable(hits, index, mode).ConfigureAwait(false);
    }

    /// <summary>Checks entries of the key listing that were read without a look at their sessions.</summary>
    /// <param name="cursor">The cursor that read them.</param>
    /// <param name="hits">The entries.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>Those of live sessions, and of those that cannot be read, in order.</returns>
    public async ValueTask<List<IndexHit>> Check(IndexCursor cursor, List<IndexHit> hits, IoMode mode) =>
        await Usable(await cursor.Check(hits, mode).ConfigureAwait(false), null, mode).ConfigureAwait(false);

    private async ValueTask<List<IndexHit>> Usable(List<IndexHit> hits, IndexDescription? index, IoMode mode)
    {
        var orphans = hits.FindAll(static hit =>
            hit.State is IndexHitState.Absent or IndexHitState.Superseded or IndexHitState.Left && hit.Entry.Token.Age() > s_gracePeriod);
        await writer.Remove(orphans.ConvertAll(static hit => hit.Entry), index, mode).ConfigureAwait(false);
        return hits.FindAll(static hit => hit.State is IndexHitState.Live or IndexHitState.Unreadable or IndexHitState.Left);
    }
}
