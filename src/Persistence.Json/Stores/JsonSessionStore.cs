using System.Collections.Concurrent;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>
/// The engine of every generated JSON store: one file per session, one line per commit, one write and one flush per
/// line. It may be used from many threads and many processes.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
public abstract partial class JsonSessionStore<TSession, TKey, TMap> : ISessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private const int RememberedFiles = 4096;

    private readonly string _directory;
    private readonly JsonStoreOptions _options;
    private readonly JsonLog<TSession>[] _logs;
    private readonly SessionLocks _locks;
    private readonly ConcurrentDictionary<string, SessionFile> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<RecoveryReport> _recoveries = new();
    private volatile bool _isDisposed;

    /// <summary>Opens a store in a directory, which is created when it is absent.</summary>
    /// <param name="directory">The directory; several session classes may share it.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    protected JsonSessionStore(string directory, JsonStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _options = options ?? new JsonStoreOptions();
        _options.Validate();
        _directory = Path.Combine(Path.GetFullPath(directory), TMap.Description.Name);
        Store = $"JSON store '{_directory}'";
        _logs = JsonLogs.Of<TSession, TKey, TMap>();
        _locks = Translated(null, () =>
        {
            FileSystem.CreateDirectory(_directory);
            return new SessionLocks(_directory, _options);
        });
    }

    /// <summary>What was cut off unfinished files, and what <see cref="Recover"/> did, since the store was opened.</summary>
    public IReadOnlyCollection<RecoveryReport> Recoveries => _recoveries;

    private string Store { get; }

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    private bool IsDurable => _options.Durability == Durability.Full;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the store holds in memory. Files are open only during calls.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        _isDisposed = true;
        _files.Clear();
    }

    private SessionFile FileOf(string stored)
    {
        if (_files.Count > RememberedFiles)
        {
            // What is remembered only saves work; whoever still uses a file keeps it.
            _files.Clear();
        }

        return _files.GetOrAdd(FileNames.Of(stored), static (name, directory) => new SessionFile(Path.Combine(directory, name)), _directory);
    }

    private Func<long, Exception> Damage(string stored, string path) => offset =>
        SessionErrors.Corrupted(stored, Store, $"file '{path}', byte {offset}", "the line does not match its checksum");

    private void RefuseNewerSchema(CommitTrailer trailer)
    {
        if (trailer.Schema > TMap.Description.SchemaVersion)
        {
            throw SessionErrors.NewerSchema(trailer.Key, Store, TMap.Description, trailer.Schema);
        }
    }

    private T Translated<T>(string? stored, Func<T> work)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FileFaults.Translate(fault, Store, stored);
        }
    }

    private static string StoredKey(TKey key) => SessionGuard.StoredKey<TSession, TKey, TMap>(key);
}
