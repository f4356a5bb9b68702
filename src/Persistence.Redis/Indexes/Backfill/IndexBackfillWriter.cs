using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>Writes what an index lacks as far as the sessions' hashes have it.</summary>
/// <param name="tools">Connection and names.</param>
/// <param name="entries">Writes entries.</param>
/// <param name="reservations">Reserves unique values.</param>
/// <param name="unread">Receives the sessions that cannot be read.</param>
internal sealed class IndexBackfillWriter(RedisContext tools, IndexWriter entries, (UniqueValues Single, PipelinedReservations Pipelined) reservations, UnreadSet unread)
{
    /// <summary>
    /// Writes the entries and reservations of sessions, each with the token in the hash. When the session loses the
    /// value meanwhile, they are stale, as those of a writer that died.
    /// </summary>
    /// <param name="keys">The sessions' encoded keys.</param>
    /// <param name="indexes">The indexes.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The sessions; those that hold something else than a hash are left out.</returns>
    /// <exception cref="SessionCorruptedException">The key of an index or of a unique value holds something else.</exception>
    public async ValueTask<BackfillBatch> Write(IReadOnlyList<string> keys, IReadOnlyList<IndexDescription> indexes, IoMode mode)
    {
        try
        {
            return new BackfillBatch(keys, await WriteAll(keys, indexes, mode).ConfigureAwait(false));
        }
        catch (SessionCorruptedException exception) when (exception.SessionKey is not null && keys.Count > 1)
        {
            // One of them is damaged; the others are written one by one.
            var batch = BackfillBatch.Empty;
            foreach (var key in keys)
            {
                batch = batch.With(await Write([key], indexes, mode).ConfigureAwait(false));
            }

            return batch;
        }
        catch (SessionCorruptedException exception) when (exception.SessionKey is not null)
        {
            // A call for the session reports it, lookups name it, and Verify does.
            await unread.Add(keys, indexes, mode).ConfigureAwait(false);
            return BackfillBatch.Empty;
        }
    }

    /// <summary>Finds the indexes whose backfill is possible: a key of another type, which another program put there, is named by every lookup, and leaves the index incomplete.</summary>
    public async ValueTask<List<UnfinishedIndex>> Usable(List<UnfinishedIndex> indexes, IoMode mode)
    {
        var types = await tools.Connection.RunAll(indexes.ConvertAll(one => new RedisRequest { Command = "TYPE", Keys = [tools.Keys.Index(one.Index)], IsRead = true }), mode).ConfigureAwait(false);
        return [.. indexes.Where((_, position) => (string?)types[position] is "zset" or "none")];
    }

    /// <summary>Removes an index that the class has no more, with its reservations.</summary>
    public async ValueTask Remove(IndexDescription index, IoMode mode)
    {
        var cursor = new IndexCursor(tools, index, null, null);
        while (cursor.HasMore)
        {
            var hits = await cursor.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false);
            await tools.Connection.RunAll(hits.ConvertAll(hit => Unlink(tools.Keys.Unique(index, hit.Entry.Value))), mode).ConfigureAwait(false);
        }

        await tools.Connection.Run(Unlink(tools.Keys.Index(index)), mode).ConfigureAwait(false);
        await tools.Connection.Run(Unlink(tools.Keys.SetOf(UnreadSet.Kind, index.StorageName)), mode).ConfigureAwait(false);
    }

    private async ValueTask<HashSet<(string Key, int Index, string Value)>> WriteAll(IReadOnlyList<string> keys, IReadOnlyList<IndexDescription> indexes, IoMode mode)
    {
        RedisValue[] fields = [.. indexes.Select(static index => (RedisValue)Fields.Index(index))];
        var stored = await tools.Connection.RunAll([.. keys.Select(key => RedisRequest.Reading("HMGET", tools.Keys.HashKey(key), key, fields))], mode).ConfigureAwait(false);
        var known = keys
            .SelectMany((key, position) => indexes.SelectMany((index, place) => IndexFields.Read(index, (string?)stored[position][place]).Select(value => (key, value))))
            .ToList();
        await entries.WriteIndexIntents(known, mode).ConfigureAwait(false);
        return await Reserve(known, mode).ConfigureAwait(false);
    }

    // A value that another session has stays with that one. Answers which session does not get which value.
    private async ValueTask<HashSet<(string Key, int Index, string Value)>> Reserve(List<(string Key, IndexedValue Value)> known, IoMode mode)
    {
        var refused = new HashSet<(string Key, int Index, string Value)>();
        foreach (var (key, value, _) in await reservations.Pipelined.Take(known, mode).ConfigureAwait(false))
        {
            var errors = new ValidationErrors();
            await reservations.Single.Reserve(key, [value], errors, mode).ConfigureAwait(false);
            if (!errors.IsEmpty)
            {
                refused.Add((key, value.Index, value.Value));
            }
        }

        return refused;
    }

    private static RedisRequest Unlink(RedisKey name) => new() { Command = "UNLINK", Keys = [name] };
}
