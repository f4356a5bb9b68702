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
internal sealed class StoreVerifier<TSession, TKey, TMap>(RedisContext context, IndexReader reader)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Reads it.</summary>
    public async ValueTask<IntegrityReport> Verify(IoMode mode)
    {
        var report = new VerificationReport();
        var shared = await SharedKeys.Check(context, report, mode).ConfigureAwait(false);
        var verifier = new SessionVerifier<TSession, TKey, TMap>(context, shared, context.DisplayName, report);
        if (shared.AreUsable(null))
        {
            await VerifyListed(verifier, report, mode).ConfigureAwait(false);
        }

        var unlisted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in context.Description.Indexes.Where(shared.AreUsable))
        {
            await VerifyUnlisted(index, (verifier, shared, unlisted), report, mode).ConfigureAwait(false);
        }

        return report.Result();
    }

    private async ValueTask VerifyListed(SessionVerifier<TSession, TKey, TMap> verifier, VerificationReport report, IoMode mode)
    {
        var cursor = reader.Open(null);
        var last = "";
        while (cursor.HasMore)
        {
            foreach (var hit in await cursor.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false))
            {
                // Several entries of one session stand side by side.
                if (hit.Key != last)
                {
                    last = hit.Key;
                    await VerifyOne(hit.Key, verifier, report, mode).ConfigureAwait(false);
                }
            }
        }
    }

    // Sessions that were not met in the listing, because it lacks them.
    private async ValueTask VerifyUnlisted(
        IndexDescription index,
        (SessionVerifier<TSession, TKey, TMap> Verifier, SharedKeys Shared, HashSet<string> Known) run,
        VerificationReport report,
        IoMode mode)
    {
        var cursor = reader.Open(index);
        while (cursor.HasMore)
        {
            var hits = await cursor.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false);
            foreach (var hit in await run.Shared.Unlisted([.. hits.DistinctBy(static hit => hit.Key)], mode).ConfigureAwait(false))
            {
                if (run.Known.Add(hit.Key))
                {
                    await VerifyOne(hit.Key, run.Verifier, report, mode).ConfigureAwait(false);
                }
            }
        }
    }

    private async ValueTask VerifyOne(string key, SessionVerifier<TSession, TKey, TMap> verifier, VerificationReport report, IoMode mode)
    {
        try
        {
            await verifier.Verify(key, mode).ConfigureAwait(false);
        }
        catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException)
        {
            report.Add(key, $"hash '{context.Keys.HashKey(key)}'", exception);
        }
    }
}
