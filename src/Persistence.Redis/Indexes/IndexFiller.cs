using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>Writes what an index lacks as far as the sessions' hashes tell it.</summary>
/// <param name="tools">Connection and names.</param>
/// <param name="entries">Writes entries.</param>
/// <param name="reservations">Reserves unique values.</param>
internal sealed class IndexFiller(IndexTools tools, IndexWriter entries, (UniqueValues Single, JointReservations Joint) reservations)
{
    /// <summary>
    /// Writes the entries and reservations of sessions, each with the token that the hash tells. When the session gives the
    /// value up meanwhile, they are what a writer that died leaves: nobody believes them.
    /// </summary>
    /// <param name="keys">The sessions, stored form.</param>
    /// <param name="indexes">The indexes.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The sessions; those that hold something else than a hash are left out.</returns>
    public async ValueTask<IReadOnlyList<string>> Fill(IReadOnlyList<string> keys, IReadOnlyList<IndexDescription> indexes, RunMode mode)
    {
        try
        {
            await FillAll(keys, indexes, mode).ConfigureAwait(false);
            return keys;
        }
        catch (SessionCorruptedException) when (keys.Count > 1)
        {
            // One of them; the others are not to suffer.
            var hashes = new List<string>();
            foreach (var key in keys)
            {
                hashes.AddRange(await Fill([key], indexes, mode).ConfigureAwait(false));
            }

            return hashes;
        }
        catch (SessionCorruptedException)
        {
            // Whoever asks for the session is told, and Verify tells.
            return [];
        }
    }

    /// <summary>Removes an index that the class has no more, with its reservations.</summary>
    public async ValueTask Remove(IndexDescription index, RunMode mode)
    {
        var cursor = new IndexCursor(tools, index, null, null);
        while (cursor.HasMore)
        {
            var hits = await cursor.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false);
            await tools.Connection.RunAll(hits.ConvertAll(hit => Unlink(tools.Keys.Unique(index, hit.Entry.Value))), mode).ConfigureAwait(false);
        }

        await tools.Connection.Run(Unlink(tools.Keys.Index(index)), mode).ConfigureAwait(false);
    }

    private async ValueTask FillAll(IReadOnlyList<string> keys, IReadOnlyList<IndexDescription> indexes, RunMode mode)
    {
        RedisValue[] fields = [.. indexes.Select(static index => (RedisValue)Fields.Index(index))];
        var stored = await tools.Connection.RunAll([.. keys.Select(key => RedisRequest.Reading("HMGET", tools.Keys.Session(key), key, fields))], mode).ConfigureAwait(false);
        var known = keys
            .SelectMany((key, position) => indexes.SelectMany((index, place) => IndexFields.Read(index, (string?)stored[position][place]).Select(value => (key, value))))
            .ToList();
        await entries.Announce(known, mode).ConfigureAwait(false);
        await Reserve(known, mode).ConfigureAwait(false);
    }

    // A value that another session has stays with that one.
    private async ValueTask Reserve(List<(string Key, IndexedValue Value)> known, RunMode mode)
    {
        foreach (var (key, value, _) in await reservations.Joint.Take(known, mode).ConfigureAwait(false))
        {
            await reservations.Single.Reserve(key, [value], new ValidationErrors(), mode).ConfigureAwait(false);
        }
    }

    private static RedisRequest Unlink(RedisKey name) => new() { Command = "UNLINK", Keys = [name] };
}
