using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.InMemory;

/// <summary>Reads everything that is kept in memory, and names what cannot be read.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
internal sealed class InMemoryVerifier<TSession, TKey, TMap>(InMemoryTable table, InMemoryReader<TSession, TKey, TMap> reader, string store)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Verifies all sessions, as of one moment.</summary>
    public IntegrityReport Verify(VerifyRun run)
    {
        lock (table.Gate)
        {
            var sessions = table.Live();
            run.Total = sessions.Count;
            for (var part = 0; part < sessions.Count; part++)
            {
                Verify(run, part, sessions[part]);
            }
        }

        return run.End();
    }

    private void Verify(VerifyRun run, int part, StoredSession stored)
    {
        try
        {
            SessionGuard.ReadKey<TSession, TKey, TMap>(stored.Key, store);
            var snapshot = reader.Snapshot(stored);
            reader.Build(stored.Key, snapshot, int.MaxValue);
            run.Take(part, 1, snapshot.Logs.Sum(static log => (long)log.Length), []);
        }
        catch (SessionException problem)
        {
            run.Take(part, 1, 0, [StoredProblems.Finding(problem, stored.Key, $"in-memory session '{stored.Key}'")]);
        }
    }
}
