namespace Persistence;

/// <summary>
/// A durable store of sessions of one class. Every backend behaves the same.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key; a value tuple where the key has several parts.</typeparam>
/// <remarks>
/// A store may be used from many threads, and many processes may use the same files, database or server. A session
/// object belongs to one thread at a time. Every member throws <see cref="SessionStoreUnavailableException"/> when
/// the backend cannot be reached or written, <see cref="SessionCorruptedException"/> when stored data is damaged,
/// <see cref="SessionSchemaException"/> when it was written by a newer version of the class, and
/// <see cref="ArgumentException"/> when a key is empty, longer than 512 characters or not valid Unicode.
/// </remarks>
public interface ISessionStore<TSession, TKey> : IDisposable
    where TSession : class
    where TKey : notnull
{
    /// <summary>Stores a session that is new to the store, as one commit.</summary>
    /// <param name="session">The session, with the entries its logs hold.</param>
    /// <exception cref="SessionExistsException">The key is taken.</exception>
    /// <exception cref="SessionValidationException">A value may not be stored; nothing was written.</exception>
    void Create(TSession session);

    /// <summary>Reads a session as an independent copy.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="load">How much of its logs to read.</param>
    /// <returns>The session; null when it is absent or expired.</returns>
    TSession? Find(TKey key, SessionLoad load = default);

    /// <summary>Reads a session as an independent copy.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="load">How much of its logs to read.</param>
    /// <returns>The session.</returns>
    /// <exception cref="SessionNotFoundException">The session is absent or expired.</exception>
    TSession Load(TKey key, SessionLoad load = default);

    /// <summary>
    /// Stores the header, and the entries added to the logs since the session was loaded, as one commit. A session
    /// that was never loaded or saved is created.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <exception cref="SessionConflictException">The stored session changed or was deleted since; nothing was written.</exception>
    /// <exception cref="SessionExistsException">The session is new and its key is taken.</exception>
    /// <exception cref="SessionValidationException">
    /// A value may not be stored, or entries of a log were removed or reordered; nothing was written.
    /// </exception>
    void Save(TSession session);

    /// <summary>Deletes a session, its logs and its index entries, all or nothing.</summary>
    /// <param name="key">The session's key.</param>
    /// <returns>False when the session was absent or expired.</returns>
    bool Delete(TKey key);

    /// <summary>Whether a session is stored and has not expired.</summary>
    /// <param name="key">The session's key.</param>
    /// <returns>True when it is there.</returns>
    bool Exists(TKey key);

    /// <summary>Counts the sessions that have not expired: as many as the keys that <see cref="Keys()"/> gives.</summary>
    /// <returns>The number of sessions.</returns>
    long Count();

    /// <summary>
    /// Streams the keys of the sessions that have not expired, ascending: text by its UTF-8 bytes, integers by value,
    /// composite keys part by part. Sessions created or deleted meanwhile may or may not appear. The keys of sessions that cannot be
    /// read are among them as long as the key itself can be read; loading such a session says what is wrong with it.
    /// </summary>
    /// <returns>The keys, read in pages as the caller advances.</returns>
    IEnumerable<TKey> Keys();

    /// <summary>Streams the keys as <see cref="Keys()"/> does, from those after one on.</summary>
    /// <param name="after">The key after which they come; its session need not be there any more.</param>
    /// <returns>The keys, read in pages as the caller advances.</returns>
    IEnumerable<TKey> Keys(TKey after);

    /// <summary>Removes what expired sessions still occupy.</summary>
    /// <returns>The number of sessions removed by this call, and the sessions that it left because they cannot be read.</returns>
    PurgeResult PurgeExpired();

    /// <summary>Reads everything and names each session that cannot be read, and what is damaged. Damage is reported, not thrown.</summary>
    /// <returns>What was read and what is wrong with it.</returns>
    IntegrityReport Verify();

    /// <summary>
    /// Reads everything, with several threads where that is quicker, and names each session that cannot be read, and what is damaged. Damage is reported, not thrown. The report is the
    /// same however many threads read.
    /// </summary>
    /// <param name="progress">
    /// Receives now and then how far it has come, and at the end once more; null where nobody asks. It is called by one thread at a time, which need not be the caller's, and what it
    /// throws ends the call.
    /// </param>
    /// <returns>What was read and what is wrong with it.</returns>
    IntegrityReport Verify(IProgress<VerifyProgress>? progress)
    {
        var report = Verify();
        progress?.Report(new VerifyProgress(report.SessionsChecked, report.SessionsChecked, report.Findings.Count));
        return report;
    }

    /// <summary>
    /// Does what keeps the store small and quick, beside other calls: JSON writes files again whose superseded headers are much of them; SQLite updates the statistics
    /// by which it chooses indexes, and moves the write-ahead log into the database. On Redis there is nothing to do.
    /// </summary>
    /// <returns>What was done.</returns>
    MaintenanceResult Maintain();

    /// <summary>
    /// Saves each session that an earlier schema version stored as what the upgrade steps of the class make of it. Others may go on meanwhile, and a run that was ended is taken up by the next one.
    /// Entries stay as they are. Each save is a commit: it raises the session's version, and starts a sliding time to live again. A class whose header has no steps has nothing to upgrade.
    /// </summary>
    /// <param name="progress">Shows now and then what has been done; null where nobody asks.</param>
    /// <param name="cancellationToken">Ends the run between two sessions.</param>
    /// <returns>How many sessions were upgraded, and which could not be: leased, damaged, refused by a step or a rule of the class.</returns>
    /// <exception cref="SessionStoreUnavailableException">The store cannot be reached.</exception>
    UpgradeResult UpgradeAll(IProgress<UpgradeResult>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds out how well the store is: whether it answers, whether it can keep its promises, and what may soon prevent that. It writes nothing, tries nothing a second time, and what is
    /// not well is reported, not thrown. docs/health.md has the facts.
    /// </summary>
    /// <returns>The facts.</returns>
    StoreDiagnosis Diagnose();
}
