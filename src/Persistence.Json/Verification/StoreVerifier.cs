using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Threads;

namespace Persistence.Json;

/// <summary>Reads every file and names what is damaged.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Paths.</param>
/// <param name="directory">Lists files.</param>
/// <param name="journal">Reads them.</param>
/// <param name="files">Verifies them.</param>
/// <param name="damage">Reports damaged ones.</param>
internal sealed class StoreVerifier<TSession, TKey, TMap>(JsonContext context, StoreDirectory directory, JournalReader journal, FileVerifier<TSession, TKey, TMap> files, DamageReport damage)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    // So many files are one part of the report.
    private const int PartSize = 32;

    /// <summary>Reads everything.</summary>
    /// <param name="progress">Receives how far it has come; null where nobody asks.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The report.</returns>
    public async ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var names = directory.Names();
        var run = new VerifyRun(progress, mode.Cancellation) { Total = names.Count };
        var parts = (names.Count + PartSize - 1) / PartSize;
        var (next, workers) = (-1, new Workers());
        await workers.Run(
            Math.Clamp(parts, 1, Workers.Most),
            async each =>
            {
                await ThreadPoolThread.Enter(each);
                while (!workers.IsOver && Interlocked.Increment(ref next) is var part && part < parts)
                {
                    await VerifyPart(run, part, names, each).ConfigureAwait(false);
                }
            },
            mode).ConfigureAwait(false);
        return run.End();
    }

    private async ValueTask VerifyPart(VerifyRun run, int part, IReadOnlyList<string> names, IoMode mode)
    {
        var findings = new List<IntegrityFinding>();
        var (sessions, entries) = (0L, 0L);
        for (var position = part * PartSize; position < Math.Min((part + 1) * PartSize, names.Count); position++)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            var count = await VerifyOne(names[position], findings, mode).ConfigureAwait(false);
            sessions += count < 0 ? 0 : 1;
            entries += Math.Max(0, count);
        }

        run.Take(part, sessions, entries, findings);
    }

    // How many entries it has; -1 when there is no session.
    private async ValueTask<long> VerifyOne(string name, List<IntegrityFinding> findings, IoMode mode)
    {
        try
        {
            return await journal.Read(name, null, open => files.Verify(name, open, isExpiredRead: false), mode).ConfigureAwait(false);
        }
        catch (LineDamageException problem)
        {
            findings.Add(new IntegrityFinding(FileNames.KeyOf(name), damage.LocationOf(name, problem), damage.Explain(name, problem)));
        }
        catch (SessionException problem) when (StoredSessions.IsOfOneSession(problem))
        {
            findings.Add(StoredProblems.Finding(problem, problem.SessionKey ?? FileNames.KeyOf(name), $"file '{context.PathOf(name)}'"));
        }

        return 0;
    }
}
