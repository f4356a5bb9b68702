using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Verification;

namespace Persistence.Redis;

/// <content>Reading everything.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public IntegrityReport Verify() => RunMode.Result(VerifyAll(RunMode.Blocking));

    private protected async ValueTask<IntegrityReport> VerifyAll(RunMode mode)
    {
        var report = new VerificationReport();
        var shared = await SharedKeys.Check(_indexTools, report, mode).ConfigureAwait(false);
        var verifier = new SessionVerifier<TSession, TKey, TMap>(_indexTools, shared, _store, report);
        if (shared.AreUsable(null))
        {
            await VerifyListed(verifier, report, mode).ConfigureAwait(false);
        }

        var unlisted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in _description.Indexes.Where(shared.AreUsable))
        {
            await VerifyUnlisted(index, (verifier, shared, unlisted), report, mode).ConfigureAwait(false);
        }

        return report.Result();
    }

    private async ValueTask VerifyListed(SessionVerifier<TSession, TKey, TMap> verifier, VerificationReport report, RunMode mode)
    {
        var cursor = Listing();
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
        RunMode mode)
    {
        var cursor = _indexReader.Open(index);
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

    private async ValueTask VerifyOne(string key, SessionVerifier<TSession, TKey, TMap> verifier, VerificationReport report, RunMode mode)
    {
        try
        {
            await verifier.Verify(key, mode).ConfigureAwait(false);
        }
        catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException)
        {
            report.Add(key, $"hash '{_keys.Session(key)}'", exception);
        }
    }
}
