namespace Persistence;

/// <summary>
/// The asynchronous counterpart of <see cref="ISessionStore{TSession, TKey}"/>: the same members with the same behaviour, none of
/// which blocks the calling thread. Asked for with <see cref="PersistedSessionAttribute.Async"/>.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key; a value tuple where the key has several parts.</typeparam>
/// <remarks>
/// <para>
/// A store may be used from many threads, through its synchronous and its asynchronous members side by side, and many
/// processes may use the same files, database or server. The session object given to a call belongs to it until its task
/// ends. A task is awaited once.
/// </para>
/// <para>
/// Cancellation is looked at before anything is sent or queued: a call that ends with <see cref="OperationCanceledException"/>,
/// which carries the caller's token, has stored nothing. Once a commit is under way it is carried out and its result is
/// reported, however often the token is cancelled: "cancelled, perhaps stored" does not exist.
/// </para>
/// <para>
/// Every member throws, or its task ends with, <see cref="SessionStoreUnavailableException"/> when the backend cannot be
/// reached or written, <see cref="SessionCorruptedException"/> when stored data is damaged,
/// <see cref="SessionSchemaException"/> when it was written by a newer version of the class,
/// <see cref="ArgumentException"/> when a key is empty, longer than 512 characters or not valid Unicode, and
/// <see cref="OperationCanceledException"/> when it was cancelled.
/// </para>
/// </remarks>
public interface IAsyncSessionStore<TSession, TKey> : IAsyncDisposable
    where TSession : class
    where TKey : notnull
{
    /// <summary>Stores a session that is new to the store, as one commit.</summary>
    /// <param name="session">The session, with the entries its logs hold.</param>
    /// <param name="cancellationToken">Cancels the call if it has not been sent or queued yet.</param>
    /// <returns>A task that ends when the session is stored.</returns>
    /// <exception cref="SessionExistsException">The key is taken.</exception>
    /// <exception cref="SessionValidationException">A value may not be stored; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; nothing was written.</exception>
    ValueTask CreateAsync(TSession session, CancellationToken cancellationToken = default);

    /// <summary>Reads a session as an independent copy.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="load">How much of its logs to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The session; null when it is absent or expired.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    ValueTask<TSession?> FindAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default);

    /// <summary>Reads a session as an independent copy.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="load">How much of its logs to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The session.</returns>
    /// <exception cref="SessionNotFoundException">The session is absent or expired.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    ValueTask<TSession> LoadAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores the header, and the entries added to the logs since the session was loaded, as one commit. A session
    /// that was never loaded or saved is created.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellationToken">Cancels the call if it has not been sent or queued yet.</param>
    /// <returns>A task that ends when the session is stored.</returns>
    /// <exception cref="SessionConflictException">The stored session changed or was deleted since; nothing was written.</exception>
    /// <exception cref="SessionExistsException">The session is new and its key is taken.</exception>
    /// <exception cref="SessionValidationException">
    /// A value may not be stored, or entries of a log were removed or reordered; nothing was written.
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; nothing was written.</exception>
    ValueTask SaveAsync(TSession session, CancellationToken cancellationToken = default);

    /// <summary>Deletes a session, its logs and its index entries, all or nothing.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Cancels the call if it has not been sent or queued yet.</param>
    /// <returns>False when the session was absent or expired.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled; nothing was deleted.</exception>
    ValueTask<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>Whether a session is stored and has not expired.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it is there.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    ValueTask<bool> ExistsAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>Counts the sessions that have not expired: as many as the keys that <see cref="KeysAsync(CancellationToken)"/> gives.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of sessions.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    ValueTask<long> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Streams the keys of the sessions that have not expired, ascending: text by its UTF-8 bytes, integers by value,
    /// composite keys part by part. Sessions created or deleted meanwhile may or may not appear. The keys of sessions that cannot be
    /// read are among them as long as the key itself can be read; loading such a session says what is wrong with it.
    /// </summary>
    /// <param name="cancellationToken">
    /// Ends the stream with <see cref="OperationCanceledException"/> at the next step; the token of
    /// <see cref="TaskAsyncEnumerableExtensions.WithCancellation{T}"/> does too.
    /// </param>
    /// <returns>The keys, read in pages as the caller advances.</returns>
    IAsyncEnumerable<TKey> KeysAsync(CancellationToken cancellationToken = default);

    /// <summary>Streams the keys as <see cref="KeysAsync(CancellationToken)"/> does, from those after one on.</summary>
    /// <param name="after">The key after which they come; its session need not be there any more.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The keys, read in pages as the caller advances.</returns>
    IAsyncEnumerable<TKey> KeysAsync(TKey after, CancellationToken cancellationToken = default);

    /// <summary>Removes what expired sessions still occupy.</summary>
    /// <param name="cancellationToken">Cancels the call; what it has removed until then stays removed.</param>
    /// <returns>The number of sessions removed by this call, and the sessions that it left because they cannot be read.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    ValueTask<PurgeResult> PurgeExpiredAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads everything and names each session that cannot be read, and what is damaged. Damage is reported, not thrown.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was read and what is wrong with it.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    // VerifyAsync(default) means the token.
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    ValueTask<IntegrityReport> VerifyAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The asynchronous counterpart of <see cref="ISessionStore{TSession, TKey}.Verify(IProgress{VerifyProgress})"/>. It ends soon after it was cancelled, however many sessions there are.
    /// </summary>
    /// <param name="progress">Receives now and then how far it has come; null where nobody asks.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was read and what is wrong with it.</returns>
    async ValueTask<IntegrityReport> VerifyAsync(IProgress<VerifyProgress>? progress, CancellationToken cancellationToken = default)
    {
        var report = await VerifyAsync(cancellationToken).ConfigureAwait(false);
        progress?.Report(new VerifyProgress(report.SessionsChecked, report.SessionsChecked, report.Findings.Count));
        return report;
    }

    /// <summary>The asynchronous counterpart of <see cref="ISessionStore{TSession, TKey}.Maintain"/>.</summary>
    /// <param name="cancellationToken">Cancels the call: at once, or when what is under way is done. What was done stays.</param>
    /// <returns>What was done.</returns>
    ValueTask<MaintenanceResult> MaintainAsync(CancellationToken cancellationToken = default);

    /// <summary>The asynchronous counterpart of <see cref="ISessionStore{TSession, TKey}.UpgradeAll"/>.</summary>
    /// <param name="progress">Shows now and then what has been done; null where nobody asks.</param>
    /// <param name="cancellationToken">Ends the run between two sessions.</param>
    /// <returns>How many sessions were upgraded, and which could not be.</returns>
    ValueTask<UpgradeResult> UpgradeAllAsync(IProgress<UpgradeResult>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>The asynchronous counterpart of <see cref="ISessionStore{TSession, TKey}.Diagnose"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The facts.</returns>
    ValueTask<StoreDiagnosis> DiagnoseAsync(CancellationToken cancellationToken = default);
}
