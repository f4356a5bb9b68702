using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>The locks of a store: writers of one session exclude each other, in this process and in others.</summary>
internal sealed class SessionLocks
{
    private const int Shards = 64;

    private readonly string _directory;
    private readonly JsonStoreOptions _options;
    private readonly Lock[] _threads = [.. Enumerable.Range(0, Shards).Select(static _ => new Lock())];

    public SessionLocks(string directory, JsonStoreOptions options)
    {
        _directory = Path.Combine(directory, ".locks");
        _options = options;
        FileSystem.CreateDirectory(_directory);
    }

    /// <summary>Does work while no other writer of the session, thread or process, does.</summary>
    public T Hold<T>(string fileName, string key, string store, Func<T> work)
    {
        var shard = (int)(Checksum.Of(System.Text.Encoding.UTF8.GetBytes(fileName)) % Shards);
        lock (_threads[shard])
        {
            using var held = Take($"{shard:d2}.lock", key, store);
            return work();
        }
    }

    /// <summary>Does work while no other writer of the class does: for unique indexes.</summary>
    public T HoldAll<T>(string key, string store, Func<T> work)
    {
        using var held = Take("unique.lock", key, store);
        return work();
    }

    private ProcessLock Take(string name, string key, string store) =>
        ProcessLock.TryTake(Path.Combine(_directory, name), _options.LockTimeout)
        ?? throw new SessionStoreUnavailableException($"Session '{key}' in {store} is being written by another process, for longer than {_options.LockTimeout}. Nothing was written; try again, or raise LockTimeout.", key, store);
}
