using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Indexes;

namespace Persistence.Redis.Verification;

/// <summary>Reads everything that a store keeps.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Connection and names.</param>
/// <param name="reader">Reads the listing and the indexes.</param>
/// <param name="left">Puts sessions into indexes that lack them.</param>
internal sealed class StoreVerifier<TSession, TKey, TMap>(RedisContext context, IndexReader reader, LeftSessions left)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    // So many sessions are read in a round trip, each with up to 1,000 entries of a log.
    private const int AtOnce = 64;

    /// <summary>Reads it.</summary>
    /// <param name="progress">Receives how far it has come; null where nobody asks.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode)
    {
        var report = new VerificationReport();
        var shared = await SharedKeys.Check(context, report, mode).ConfigureAwait(false);
        var run = new Run(new VerifyRun(progress, mode.Cancellation), new BatchVerifier<TSession, TKey, TMap>(context, shared), (shared, new MissingSessions(context, left)));
        run.Take(report);
        await run.Around.Missing.PutBackNoted(context.Description.Indexes.Where(shared.IsComplete), mode).ConfigureAwait(false);
        if (shared.AreUsable(null))
        {
            run.Verification.Total = run.Verification.IsWatched ? await shared.Listed(mode).ConfigureAwait(false) : null;
            await VerifyListed(run, mode).ConfigureAwait(false);
        }

        foreach (var index in context.Description.Indexes.Where(shared.AreUsable))
        {
            await VerifyUnlisted(index, run, mode).ConfigureAwait(false);
        }

        return run.Verification.End();
    }

    private async ValueTask VerifyListed(Run run, IoMode mode)
    {
        var cursor = reader.Open(null);
        var last = "";
        while (cursor.HasMore)
        {
            var keys = new List<string>();
            foreach (var hit in await cursor.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false))
            {
                // Several entries of one session stand side by side.
                if (hit.Key != last)
                {
                    keys.Add(last = hit.Key);
                }
            }

            await run.Verify(keys, mode).ConfigureAwait(false);
        }
    }

    // Sessions that were not met in the listing, because it lacks them.
    private async ValueTask VerifyUnlisted(IndexDescription index, Run run, IoMode mode)
    {
        var cursor = reader.Open(index);
        while (cursor.HasMore)
        {
            var hits = await cursor.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false);
            var unlisted = await run.Around.Keys.Unlisted([.. hits.DistinctBy(static hit => hit.Key)], mode).ConfigureAwait(false);
            await run.Verify([.. unlisted.Select(static hit => hit.Key).Where(run.Unlisted.Add)], mode).ConfigureAwait(false);
        }
    }

    private sealed record Run(VerifyRun Verification, BatchVerifier<TSession, TKey, TMap> Sessions, (SharedKeys Keys, MissingSessions Missing) Around)
    {
        private long _part;

        public HashSet<string> Unlisted { get; } = new(StringComparer.Ordinal);

        public async ValueTask Verify(List<string> keys, IoMode mode)
        {
            foreach (var some in keys.Chunk(AtOnce))
            {
                var report = await Sessions.Verify(some, mode).ConfigureAwait(false);
                await Around.Missing.PutBack(report, mode).ConfigureAwait(false);
                Take(report);
            }
        }

        public void Take(VerificationReport report) => Verification.Take(_part++, report.Sessions, report.Entries, report.Findings);
    }
}
