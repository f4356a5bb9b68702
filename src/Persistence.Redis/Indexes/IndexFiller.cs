using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>Writes what an index lacks as far as the sessions' hashes tell it, and finds the sessions whose hashes do not.</summary>
/// <param name="tools">Connection and names.</param>
/// <param name="entries">Writes entries.</param>
/// <param name="reservations">Reserves unique values.</param>
internal sealed class IndexFiller(IndexTools tools, IndexWriter entries, UniqueValues reservations)
{
    /// <summary>
    /// Writes the entries and reservations of sessions, each with the token that the hash tells. When the session gives the
    /// value up meanwhile, they are what a writer that died leaves: nobody believes them.
    /// </summary>
    /// <param name="keys">The sessions, stored form.</param>
    /// <param name="index">The index.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The sessions whose hashes have no value of the index; those that hold something else than a hash are left out.</returns>
    public async ValueTask<List<string>> Fill(IReadOnlyList<string> keys, IndexDescription index, RunMode mode)
    {
        try
        {
            return await FillAll(keys, index, mode).ConfigureAwait(false);
        }
        catch (SessionCorruptedException) when (keys.Count > 1)
        {
            // One of them; the others are not to suffer.
            var without = new List<string>();
            foreach (var key in keys)
            {
                without.AddRange(await Fill([key], index, mode).ConfigureAwait(false));
            }

            return without;
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

    private async ValueTask<List<string>> FillAll(IReadOnlyList<string> keys, IndexDescription index, RunMode mode)
    {
        var fields = await tools.Connection.RunAll([.. keys.Select(key => Read("HGET", tools.Keys.Session(key), key, Fields.Index(index)))], mode).ConfigureAwait(false);
        var without = new List<string>();
        var known = new List<(string Key, IndexedValue Value)>();
        for (var position = 0; position < fields.Length; position++)
        {
            var values = IndexFields.Read(index, (string?)fields[position]);
            known.AddRange(values.Select(value => (keys[position], value)));
            if (values.Count == 0)
            {
                without.Add(keys[position]);
            }
        }

        await entries.Announce(known, mode).ConfigureAwait(false);
        if (index.IsUnique)
        {
            await Reserve(known, index, mode).ConfigureAwait(false);
        }

        return without;
    }

    // A value that another session has stays with that one.
    private async ValueTask Reserve(List<(string Key, IndexedValue Value)> known, IndexDescription index, RunMode mode)
    {
        var holders = await tools.Connection.RunAll(known.ConvertAll(one => Read("GET", tools.Keys.Unique(index, one.Value.Value), one.Key)), mode).ConfigureAwait(false);
        for (var position = 0; position < holders.Length; position++)
        {
            var (key, value) = known[position];
            if ((string?)holders[position] != UniqueHolder.Format(value.Token, key))
            {
                await reservations.Reserve(key, [value], new ValidationErrors(), mode).ConfigureAwait(false);
            }
        }
    }

    private static RedisRequest Read(string command, RedisKey name, string key, params RedisValue[] values) =>
        new() { Command = command, Keys = [name], Values = values, SessionKey = key, IsRead = true };

    private static RedisRequest Unlink(RedisKey name) => new() { Command = "UNLINK", Keys = [name] };
}
