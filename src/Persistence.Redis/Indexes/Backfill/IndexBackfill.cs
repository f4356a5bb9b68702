using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>Indexes that the class got after sessions were stored: they are built before a store loads, commits or looks up anything.</summary>
/// <param name="context">Connection and names.</param>
/// <param name="catalog">Which indexes are complete, and what writes what they lack.</param>
/// <param name="reader">Reads the listing.</param>
/// <param name="existing">Puts sessions that are stored already into indexes.</param>
/// <param name="unread">Receives the sessions that cannot be read.</param>
internal sealed class IndexBackfill(RedisContext context, (IndexCatalog Record, IndexBackfillWriter Writer) catalog, IndexReader reader, IExistingSessions existing, UnreadSet unread)
{
    // How many sessions share round trips. The reservations of as many are in the way of the next store when this one dies.
    private const int BatchSize = 128;

    // How often those that others stood in the way of are tried together before each is indexed by itself.
    private const int MaxBatchAttempts = 4;

    // Programs without an index that keep opening stores must not keep those with it from their work.
    private const int MostRuns = 3;

    private bool _hasBegun;

    /// <summary>
    /// Builds what is not complete. Before the first load already: indexing a session is a commit, and a copy loaded before it would be
    /// in conflict with it.
    /// </summary>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Run(IoMode mode)
    {
        await context.Connection.Atomicity.Check(isKnown: false, mode).ConfigureAwait(false);
        for (var time = 0; time < MostRuns; time++)
        {
            var indexes = await catalog.Writer.Usable(await catalog.Record.Begin(!_hasBegun, mode).ConfigureAwait(false), mode).ConfigureAwait(false);
            _hasBegun = true;
            await Backfill(indexes.ConvertAll(static one => one.Index), mode).ConfigureAwait(false);
            if (await catalog.Record.Complete(await catalog.Writer.Usable(indexes, mode).ConfigureAwait(false), mode).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async ValueTask Backfill(List<IndexDescription> indexes, IoMode mode)
    {
        var listing = reader.Open(null);
        var sessions = 0L;
        while (indexes.Count > 0 && listing.HasMore)
        {
            var hits = await listing.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false);
            foreach (var keys in hits.Select(static hit => hit.Key).Distinct(StringComparer.Ordinal).Chunk(BatchSize))
            {
                await BackfillKeys(keys, indexes, mode).ConfigureAwait(false);
                context.Telemetry.Backfilling(keys.Length);
                sessions += keys.Length;
            }
        }

        if (sessions > 0)
        {
            context.Telemetry.Backfilled(string.Join(", ", indexes.Select(static index => index.StorageName)), sessions);
        }

        foreach (var index in indexes)
        {
            foreach (var former in context.Description.Members.Where(member => member.StorageName == index.StorageName).SelectMany(static member => member.FormerNames))
            {
                await catalog.Writer.Remove(index with { StorageName = former }, mode).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Puts sessions into indexes that lack them.</summary>
    /// <param name="keys">Their encoded keys; may be none.</param>
    /// <param name="indexes">The indexes.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Index(IReadOnlyList<string> keys, List<IndexDescription> indexes, IoMode mode)
    {
        foreach (var some in keys.Chunk(BatchSize))
        {
            await BackfillKeys(some, indexes, mode).ConfigureAwait(false);
        }
    }

    // What the hashes hold is in the index first, then what the sessions hold: no lookup misses meanwhile what it found before.
    private async ValueTask BackfillKeys(IReadOnlyList<string> keys, List<IndexDescription> indexes, IoMode mode)
    {
        var batch = await catalog.Writer.Write(keys, indexes, mode).ConfigureAwait(false);

        // What replicas are to confirm is written one commit after another.
        for (var attempt = 0; attempt < MaxBatchAttempts && batch.Keys.Count > 0 && existing.CanShareRoundTrips; attempt++)
        {
            var left = await existing.IndexBatch(batch, indexes, mode).ConfigureAwait(false);
            batch = await catalog.Writer.Write(left, indexes, mode).ConfigureAwait(false);
        }

        foreach (var key in batch.Keys)
        {
            foreach (var index in indexes)
            {
                await Index(key, index, batch, mode).ConfigureAwait(false);
            }
        }
    }

    // How often others may change a session that is being indexed.
    private const int MaxAttempts = 1000;

    private async ValueTask Index(string key, IndexDescription index, BackfillBatch batch, IoMode mode)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            try
            {
                await existing.Index(key, index, batch, mode).ConfigureAwait(false);
                return;
            }
            catch (SessionConflictException)
            {
                // Another writer saved it, and perhaps indexed it.
                batch = await catalog.Writer.Write([key], [index], mode).ConfigureAwait(false);
                if (batch.Keys.Count == 0)
                {
                    return;
                }
            }
            catch (SessionException exception) when (exception is SessionCorruptedException { SessionKey: not null } or SessionSchemaException)
            {
                // Loading it reports that, and lookups name it; the others can be found.
                await unread.Add([key], [index], mode).ConfigureAwait(false);
                return;
            }
            catch (SessionValidationException)
            {
                // Another session has its value. Saving it reports that.
                return;
            }
        }

        throw context.Connection.Contended(key, $"it was being added to index {index.Name}, and other writers changed it {MaxAttempts} times meanwhile");
    }
}
