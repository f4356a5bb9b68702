using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>
/// Keeps sessions of one class in JSON Lines files, one file a session, one line a commit. It may be used from many threads, and many
/// processes may use the same directory.
/// </summary>
/// <remarks>
/// Operating systems offer no file calls that wait without a thread, so awaited operations read and write files with threads of the pool.
/// Waiting takes none: an append or a save waits for its group commit, and for another process that holds the session, as a task; those that
/// wait at the same time are committed together, with one write and one flush, by one thread, whether they came
/// through synchronous or asynchronous members. A call that reads takes a thread of the pool for as long as it reads. Saves that
/// change values of unique indexes exclude each other in a class, and the one that is checked holds one thread.
/// </remarks>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
public sealed class JsonSessionEngine<TSession, TKey, TMap> : JsonFileEngine<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Opens the engine in a directory, which is created when it is absent, with mode 0700.</summary>
    /// <param name="directory">The directory; several session classes may share it, each has a folder of its own in it.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The directory is no text of a path, or a setting is outside its range.</exception>
    /// <exception cref="SessionStoreUnavailableException">The directory cannot be created or read.</exception>
    /// <exception cref="SessionSchemaException">The sessions there have a key of other parts.</exception>
    public JsonSessionEngine(string directory, JsonStoreOptions? options = null)
        : base(directory, options)
    {
        (Tails, Logs, Indexes) = (Parts.Tails, Parts.Logs, Parts.Indexes);
        (Leases, DueForDiagnosis) = (Parts.Leases, Parts.DueForDiagnosis);
    }

    /// <inheritdoc/>
    public override TailSignals Tails { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LogHandler<TSession, TKey>> Logs { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<IndexHandler<TKey>> Indexes { get; }

    /// <inheritdoc/>
    public override LeaseHandler<TKey> Leases { get; }

    /// <inheritdoc/>
    public override DueReading<TKey>? DueForDiagnosis { get; }

    /// <inheritdoc/>
    public override PreparedSave<TSession> Prepare(TSession session, string key, bool isCreation, ValidationErrors errors) =>
        SaveCommand<TSession, TKey, TMap>.Prepare(session, key, isCreation, errors);

    /// <inheritdoc/>
    public override ValueTask Commit(PreparedSave<TSession> save, IoMode mode) => Parts.Save.Run((JsonSave<TSession>)save, ThrowIfChanged, mode);

    /// <inheritdoc/>
    public override ValueTask<TSession?> Read(EncodedKey<TKey> key, SessionLoad load, IoMode mode) => Parts.Reader.Read(key.Text, load, mode);

    /// <inheritdoc/>
    public override ValueTask<bool> Delete(EncodedKey<TKey> key, IoMode mode) => Parts.Delete.Run(key.Text, key.Lease, mode);

    /// <inheritdoc/>
    public override ValueTask<bool> Exists(EncodedKey<TKey> key, IoMode mode) => Parts.Reader.Exists(key.Text, mode);

    /// <inheritdoc/>
    public override ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode) => Parts.Verifier.Verify(progress, mode);
}
