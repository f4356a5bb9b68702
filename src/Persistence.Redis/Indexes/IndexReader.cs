using Persistence.Mapping;
using Persistence.Redis.Connection;

namespace Persistence.Redis.Indexes;

/// <summary>Reads true entries, and removes untrue ones that have stayed behind.</summary>
internal sealed class IndexReader(IndexTools tools, IndexWriter writer)
{
    // A commit that is under way is not disturbed: what follows an announcement takes milliseconds.
    private static readonly TimeSpan s_manners = TimeSpan.FromMinutes(1);

    /// <summary>Starts at an entry of the key listing or an index.</summary>
    public IndexCursor Open(IndexDescription? index, string? from = null, string? to = null) => new(tools, index, from, to);

    /// <summary>Reads a page of keys.</summary>
    /// <param name="cursor">Where.</param>
    /// <param name="index">The index; null for the key listing.</param>
    /// <param name="wanted">The most keys wanted.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The keys of live sessions, stored form, in order.</returns>
    public async ValueTask<List<string>> Keys(IndexCursor cursor, IndexDescription? index, int wanted, RunMode mode)
    {
        var hits = await cursor.Next(wanted, mode).ConfigureAwait(false);
        var leftovers = hits.FindAll(static hit =>
            hit.State is IndexHitState.Absent or IndexHitState.Superseded && hit.Entry.Token.Age() > s_manners);
        await writer.Remove(leftovers.ConvertAll(static hit => hit.Entry), index, mode).ConfigureAwait(false);
        return [.. hits.Where(static hit => hit.State == IndexHitState.Live).Select(static hit => hit.Key)];
    }

    /// <summary>Reads up to a number of keys.</summary>
    public async ValueTask<List<string>> Find(IndexDescription index, (string From, string To) range, int limit, RunMode mode)
    {
        var keys = new List<string>();
        var cursor = Open(index, range.From, range.To);
        while (cursor.HasMore && keys.Count < limit)
        {
            keys.AddRange(await Keys(cursor, index, limit - keys.Count, mode).ConfigureAwait(false));
        }

        if (keys.Count > limit)
        {
            keys.RemoveRange(limit, keys.Count - limit);
        }

        return keys;
    }
}
