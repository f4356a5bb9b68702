using Persistence.Engine;
using Persistence.Mapping;

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
    /// <summary>Reads everything.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The report.</returns>
    public async ValueTask<IntegrityReport> Verify(IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var findings = new List<IntegrityFinding>();
        long sessions = 0;
        long entries = 0;
        foreach (var name in directory.Names())
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            try
            {
                var count = await journal.Read(name, null, open => files.Verify(name, open, isExpiredRead: false), mode).ConfigureAwait(false);
                sessions += count < 0 ? 0 : 1;
                entries += Math.Max(0, count);
            }
            catch (LineDamageException problem)
            {
                sessions++;
                findings.Add(new IntegrityFinding(FileNames.KeyOf(name), damage.LocationOf(name, problem), damage.Explain(name, problem)));
            }
            catch (SessionException problem) when (StoredSessions.IsOfOneSession(problem))
            {
                sessions++;
                findings.Add(StoredProblems.Finding(problem, problem.SessionKey ?? FileNames.KeyOf(name), $"file '{context.PathOf(name)}'"));
            }
        }

        return new IntegrityReport(sessions, entries, findings);
    }
}
