using Persistence.Tool.Json;
using Persistence.Tool.Redis;
using Persistence.Tool.Sqlite;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Verification;

/// <summary>Reads everything of a store, and names what is damaged. Changes nothing. For one thread.</summary>
/// <param name="reader">The store.</param>
/// <param name="report">Receives each finding.</param>
internal sealed class StoreVerification(IStoreReader reader, Action<Finding> report)
{
    /// <summary>How many sessions were read.</summary>
    public long Sessions { get; private set; }

    /// <summary>How many entries were read.</summary>
    public long Entries { get; private set; }

    /// <summary>How many findings there were.</summary>
    public long Findings { get; private set; }

    /// <summary>Reads the sessions of some classes.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="progress">Receives how far it has come.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Run(IReadOnlyList<StoredClass> classes, Action<long> progress, CancellationToken cancellation)
    {
        if (reader is SqliteStoreReader sqlite)
        {
            DatabaseCheck.Run(sqlite.Database, (name, problem) => Report(new Finding(name, null, $"database '{reader.Address.Text}'", problem)), cancellation);
        }

        foreach (var stored in classes)
        {
            var files = reader is JsonStoreReader json ? new SessionFileCheck(json.PathOf(stored), stored.Name) : null;
            reader.Ahead = ReadAhead.Sessions;
            foreach (var key in reader.Keys(stored))
            {
                cancellation.ThrowIfCancellationRequested();
                Verify(stored, key, files);
                progress(Sessions);
            }

            files?.FindOthers(Report);
        }
    }

    private void Verify(StoredClass stored, string key, SessionFileCheck? file)
    {
        try
        {
            if (file?.Run(key) is { } finding)
            {
                Sessions++;
                Report(finding);
                return;
            }

            using var session = reader.Open(stored, key);
            if (session is null)
            {
                return;
            }

            Sessions++;
            Entries += session.Head.Entries;
            foreach (var (log, problem) in EntryCheck.Run(session, stored))
            {
                Report(new Finding(stored.Name, key, log.Length == 0 ? "header" : $"log '{log}'", problem));
            }

            if (session is RedisOpenSession lists)
            {
                IdSetCheck.Run(stored, lists, Report);
            }
        }
        catch (SessionCorruptedException problem)
        {
            Sessions++;
            Report(new Finding(stored.Name, key, reader.Address.Text, problem.Message));
        }
    }

    private void Report(Finding finding)
    {
        Findings++;
        report(finding);
    }
}
