using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>
/// What a backend is: the operations that a <see cref="SessionStore{TSession, TKey}"/> is made of. A backend derives from
/// <see cref="SessionEngine{TSession, TKey, TMap}"/>, which knows the generated map.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <remarks>
/// Each operation is written once and waits as its <see cref="IoMode"/> says. The store has checked disposal, cancellation, keys and
/// numbers before it calls one. An engine may be used from many threads.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SessionEngine<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly Func<bool>? _isClosed;

    private protected SessionEngine(SessionDescription description, string displayName, Func<bool>? isClosed, StoreTelemetry telemetry, MappedMembers<TSession> members)
    {
        _isClosed = isClosed;
        Description = description;
        DisplayName = displayName;
        Telemetry = telemetry;
        Members = members;
        Tails = new TailSignals(this, TailSignals.DefaultPollInterval);
        Batches = new BatchHandler<TSession, TKey>(this);
        Queries = new QueryHandler<TSession, TKey>(this);
    }

    /// <summary>The store's name in messages, for example <c>JSON store 'sessions' (class chat)</c>.</summary>
    public string DisplayName { get; }

    /// <summary>What the store measures and reports.</summary>
    public StoreTelemetry Telemetry { get; }

    /// <summary>Names, logs, indexes and life time of the session class.</summary>
    public SessionDescription Description { get; }

    /// <summary>Whether the engine was closed by other code than its store, as a shared database can be.</summary>
    public bool IsClosed => _isClosed?.Invoke() == true;

    /// <summary>How tails learn early of commits. The same object at each call. By default those of this engine alone wake its tails; others are found by the poll interval.</summary>
    public virtual TailSignals Tails { get; }

    /// <summary>The logs, by ordinal. Each is a <see cref="LogHandler{TSession, TKey, TEntry}"/>. The same objects at each call.</summary>
    public abstract IReadOnlyList<LogHandler<TSession, TKey>> Logs { get; }

    /// <summary>The indexes, by ordinal. Each is an <see cref="IndexHandler{TKey, TValue}"/>. The same objects at each call.</summary>
    public abstract IReadOnlyList<IndexHandler<TKey>> Indexes { get; }

    /// <summary>The leases of sessions. The same object at each call. Null, as by default, in an engine that has none: a store of a class with leases cannot be opened over it then.</summary>
    public virtual LeaseHandler<TKey>? Leases { get; }

    /// <summary>The calls that concern several sessions. The same object at each call. By default they are made one after another.</summary>
    public virtual BatchHandler<TSession, TKey> Batches { get; }

    /// <summary>What answers queries by several indexes. The same object at each call. By default one index gives candidates, and their headers are read.</summary>
    public virtual QueryHandler<TSession, TKey> Queries { get; }

    /// <summary>What answers searches by an index. The same object at each call. Null, as by default, where every session is read.</summary>
    public virtual SearchHandler<TKey>? Search { get; }

    /// <summary>What a diagnosis looks at due sessions with, where the class has a due time. Null, as by default, in an engine where the index and the leases that every call uses will do: they only read.</summary>
    public virtual DueReading<TKey>? DueForDiagnosis { get; }

    /// <summary>
    /// Gives a position from which <see cref="ReadKeys"/> finds all keys after a place; keys that come before it may follow too. Set by the constructor of an engine that can begin there. Null, as by
    /// default, where keys are read from the first one on.
    /// </summary>
    public Func<KeyPlace, object>? PositionOf { get; protected init; }

    internal MappedMembers<TSession> Members { get; }

    /// <summary>
    /// Prepares a save: encodes the header, where an engine does that before the commit. The rules of the class were checked before, and the entries that are added are encoded
    /// after it, by <see cref="LogHandler{TSession, TKey, TEntry}.Encode"/>. Nothing is written when there are failures.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="key">The stored text of its key; empty for a key that may not be stored, which is among the failures.</param>
    /// <param name="isCreation">Whether the session must be new to the store.</param>
    /// <param name="errors">Receives what cannot be stored.</param>
    /// <returns>The save.</returns>
    public virtual PreparedSave<TSession> Prepare(TSession session, string key, bool isCreation, ValidationErrors errors) => new(session, key, isCreation);

    /// <summary>
    /// Makes a prepared commit, all or nothing, and records in it what is stored now (<see cref="PreparedSave{TSession}.Complete"/>,
    /// <see cref="PreparedSave{TSession}.CompleteLog"/>). A taken key is reported before a taken unique value, a conflict before both.
    /// </summary>
    /// <param name="save">What <see cref="Prepare"/> made.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when the commit is made.</returns>
    public abstract ValueTask Commit(PreparedSave<TSession> save, IoMode mode);

    /// <summary>Reads a session into a new object, whose tracking it sets.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="load">How much of its logs to read.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The session; null when it is absent or expired.</returns>
    public abstract ValueTask<TSession?> Read(EncodedKey<TKey> key, SessionLoad load, IoMode mode);

    /// <summary>Deletes a session, its logs and its index entries, all or nothing.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False when the session was absent or expired.</returns>
    public abstract ValueTask<bool> Delete(EncodedKey<TKey> key, IoMode mode);

    /// <summary>Reports whether a session is stored and has not expired.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>True when it is there.</returns>
    public abstract ValueTask<bool> Exists(EncodedKey<TKey> key, IoMode mode);

    /// <summary>Reads the next keys of the sessions that have not expired, ascending by the encoded key.</summary>
    /// <param name="position">The <see cref="KeyPage{TKey}.Next"/> of the page before; null for the first page.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The page.</returns>
    public abstract ValueTask<KeyPage<TKey>> ReadKeys(object? position, IoMode mode);

    /// <summary>Counts the sessions that have not expired. Where an engine has nothing better, their keys are read.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The number.</returns>
    public virtual async ValueTask<long> Count(IoMode mode)
    {
        var page = await ReadKeys(null, mode).ConfigureAwait(false);
        long count = page.Keys.Count;
        while (page.Next is not null)
        {
            page = await ReadKeys(page.Next, mode).ConfigureAwait(false);
            count += page.Keys.Count;
        }

        return count;
    }

    /// <summary>Removes what expired sessions still occupy.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>How many sessions were removed, and which could not be read.</returns>
    public abstract ValueTask<PurgeResult> PurgeExpired(IoMode mode);

    /// <summary>Reads everything, names what is damaged, and reports meanwhile how far it has come; <see cref="VerifyRun"/> counts and reports.</summary>
    /// <param name="progress">Receives how far it has come, from one thread at a time; null where nobody asks.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The report.</returns>
    public abstract ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode);

    /// <summary>Does what keeps the store small and quick. Where an engine has nothing to do, nothing.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>What was done.</returns>
    public virtual ValueTask<MaintenanceResult> Maintain(IoMode mode) => ValueTask.FromResult(default(MaintenanceResult));

    /// <summary>Takes the maintenance of the store for one process of many, or goes on holding it. An engine that knows no other process gives it to everyone.</summary>
    /// <param name="holder">A name of the process that no other one has.</param>
    /// <param name="duration">After which time without another call it is free again, where the engine does not notice the end of a process.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False while another process has it.</returns>
    public virtual ValueTask<bool> ClaimMaintenance(string holder, TimeSpan duration, IoMode mode) => ValueTask.FromResult(true);

    /// <summary>Gives the maintenance of the store back, if the process has it.</summary>
    /// <param name="holder">The name of the process.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when another one may have it.</returns>
    public virtual ValueTask ReleaseMaintenance(string holder, IoMode mode) => ValueTask.CompletedTask;

    /// <summary>
    /// Finds out how well the store is. It writes nothing, makes no connection of its own, tries nothing a second time, and what is not well becomes a fact and no exception. Where
    /// an engine knows nothing better, a page of keys is read.
    /// </summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The facts.</returns>
    public virtual async ValueTask<StoreDiagnosis> Diagnose(IoMode mode)
    {
        var facts = new StoreFacts(DisplayName);
        try
        {
            await ReadKeys(null, mode).ConfigureAwait(false);
            facts.Good(StoreFacts.Reachable, "the store answers");
        }
        catch (SessionException fault)
        {
            facts.Unhealthy(StoreFacts.Reachable, fault.Message);
        }

        return facts.ToDiagnosis();
    }

    /// <summary>Ends the use of the engine. It is called once.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when everything is released.</returns>
    public virtual ValueTask Close(IoMode mode) => ValueTask.CompletedTask;

    internal abstract EncodedKey<TKey> Encode(TKey key);

    /// <summary>Reads a key back from its stored text.</summary>
    /// <param name="text">The stored text.</param>
    /// <returns>The key.</returns>
    /// <exception cref="SessionCorruptedException">The text is no key of this class.</exception>
    protected internal abstract TKey DecodeKey(string text);

    internal abstract string EncodeKeyOf(TSession session, ValidationErrors errors);

    internal abstract void Validate(TSession session, ValidationErrors errors);

    internal abstract TKey KeyOf(TSession session);

    internal abstract DateTimeOffset? DueOf(TSession session);

    internal abstract DateTimeOffset? ExpiryOf(TSession session);
}
