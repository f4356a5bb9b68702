using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Upkeep;
using Persistence.Watching;

namespace Persistence.Json;

/// <summary>Makes the parts of an engine, and holds those that its operations call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
internal sealed class JsonEngineParts<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    // A diagnosis answers in time however many sessions there are.
    private const int MostFilesDiagnosed = 1000;

    private readonly SessionFiles _files;
    private readonly StoreDirectory _directory;
    private readonly Listeners _listeners;
    private readonly SessionCatalog _catalog;

    /// <summary>Opens the directory and makes the parts.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="context">Path and settings.</param>
    /// <exception cref="SessionStoreUnavailableException">The directory cannot be created or read.</exception>
    /// <exception cref="SessionSchemaException">The sessions there have a key of other parts.</exception>
    public JsonEngineParts(SessionEngine<TSession, TKey> engine, JsonContext context)
    {
        _files = new SessionFiles(context);
        _directory = new StoreDirectory(context, _files);
        _listeners = new Listeners(() => new FileChanges(context.Directory, _directory!, _listeners!));
        Tails = new JsonTailSignals(context, _listeners);
        OrphanedFiles.Remove(context, _directory.Latest);

        var repairs = new RepairLog(context.Telemetry);
        var locks = new SessionLockManager(context, _directory, _files);
        var writes = new DurableWrites(context.IsDurable);
        var replace = new AtomicReplace(context, _directory, writes);
        var quarantine = new Quarantine(context, _directory, writes);
        var torn = new TornTail(_directory, writes, quarantine, repairs);
        var damage = new DamageReport(context, _directory);
        var journal = new JournalReader(_directory, _files, locks, torn);
        var compactor = new Compactor(context, _directory, writes, replace);
        var appender = new JournalAppender(context, _directory, writes, torn, compactor);
        var commits = new GroupCommit(context, _files, locks, appender, damage);

        var logs = JsonLogs.Stored<TSession, TKey, TMap>();
        var checks = new SessionChecks(context, logs);
        var sessions = new StoredSessions(_directory, journal, damage);
        CheckKeys(context, sessions);
        new ShapeFile(context, _directory.Latest.Folder).Update();
        var keys = new SessionKeyText<TSession, TKey, TMap>(context);
        var entries = new EntryLoader(context, sessions, checks);
        Reader = new SessionReader<TSession, TKey, TMap>(context, sessions, checks, entries, logs);
        var values = new HeaderValues<TSession, TKey, TMap>(Reader);
        var index = new IndexFile(_directory, new IndexLines(context.Description, typeof(TKey).ToString()), context.Description.Indexes.Count, context.Options.LeastIndexed);
        _catalog = new SessionCatalog(context, _directory, new CatalogReader<TSession, TKey, TMap>(sessions, values, keys), index);
        Keys = new KeyListing<TSession, TKey, TMap>(context, sessions, _catalog, checks, keys);
        Batches = new JsonBatches<TSession, TKey>(engine, context.IsDurable);
        Queries = new JsonQueries<TSession, TKey, TMap>(engine, new CatalogQuery<TSession, TKey, TMap>(context, _catalog, keys));
        Search = context.Description.IsSearched ? new JsonSearch<TSession, TKey, TMap>(engine, context, (_catalog, _directory), keys, Keys) : null;
        var headers = new HeaderScan<TSession, TKey, TMap>(context, sessions, _catalog, values, keys);
        Indexes = TextIndexes.Of<TSession, TKey, TMap>(context.DisplayName, headers.Find);

        var ids = new EntryIdFilter(context, logs);
        var records = new RecordWriter(context, logs);
        var create = new CreateCommand(context, locks, (_directory, replace), (ids, records), (damage, quarantine, repairs));
        var leases = new LeaseCheck(context);
        var update = new UpdateCommand<TSession>(context, commits, (checks, leases), ids, records);
        Save = new SaveCommand<TSession, TKey, TMap>(create, update, new UniqueConstraint<TSession, TKey, TMap>(context, locks, headers), logs);
        Delete = new DeleteCommand(context, locks, (_directory, replace), (checks, leases), (quarantine, repairs));
        Expired = new ExpiredSessions(context, (sessions, _catalog), Delete, damage, (_directory, writes));
        Claim = new MaintenanceFile(() => Path.Combine(context.Directory, ".maintenance"));
        Maintenance = new StoreCompaction(context, sessions, locks, _directory, compactor);
        Diagnosis = new FolderDiagnosis(context, _directory);
        var append = new AppendCommand(context, commits, (checks, leases), ids, records) { ExpiryOf = context.Description.AppendsAskForExpiry ? open => OwnExpiry.Stored(TMap.GetExpiry(Reader.Decode(open.Header.Key, open))) : null };
        Logs = JsonLogs.Of<TSession, TKey, TMap>(context, logs, append, entries);

        Leases = new JsonLeases<TKey>(context, commits, (sessions, checks), records);
        if (context.Description.DueIndex is >= 0 and var due)
        {
            var few = TextIndexes.Of<TSession, TKey, TMap>(context.DisplayName, (query, mode) => headers.Peek(query, MostFilesDiagnosed, mode));
            DueForDiagnosis = new DueReading<TKey>((IndexHandler<TKey, DateTimeOffset>)few[due], Leases);
        }

        var verifier = new FileVerifier<TSession, TKey, TMap>(Reader, keys, damage, logs);
        Verifier = new StoreVerifier<TSession, TKey, TMap>(context, _directory, journal, verifier, damage);
        var salvage = new Salvage(_directory, locks, writes, replace, (quarantine, repairs));
        Files = new JsonSessionFiles<TKey>(context.Directory, repairs, _files.Uses, new StoreRecovery<TSession, TKey, TMap>(context, _directory, (journal, locks), verifier, (salvage, torn, repairs)));
    }

    /// <summary>What wakes tails.</summary>
    public TailSignals Tails { get; }

    /// <summary>Creates and saves.</summary>
    public SaveCommand<TSession, TKey, TMap> Save { get; }

    /// <summary>Deletes.</summary>
    public DeleteCommand Delete { get; }

    /// <summary>Leases sessions.</summary>
    public JsonLeases<TKey> Leases { get; }

    /// <summary>What a diagnosis looks at due sessions with; null where the class has no due time.</summary>
    public DueReading<TKey>? DueForDiagnosis { get; }

    /// <summary>Purges.</summary>
    public ExpiredSessions Expired { get; }

    /// <summary>Reads sessions.</summary>
    public SessionReader<TSession, TKey, TMap> Reader { get; }

    /// <summary>The handlers of logs, by ordinal.</summary>
    public IReadOnlyList<LogHandler<TSession, TKey>> Logs { get; }

    /// <summary>Lists keys.</summary>
    public KeyListing<TSession, TKey, TMap> Keys { get; }

    /// <summary>The handlers of indexes, by ordinal.</summary>
    public IReadOnlyList<IndexHandler<TKey>> Indexes { get; }

    /// <summary>Several sessions at once.</summary>
    public JsonBatches<TSession, TKey> Batches { get; }

    /// <summary>Answers queries.</summary>
    public JsonQueries<TSession, TKey, TMap> Queries { get; }

    /// <summary>Answers searches; null where nothing is searched.</summary>
    public SearchHandler<TKey>? Search { get; }

    /// <summary>Whose work the maintenance is.</summary>
    public MaintenanceFile Claim { get; }

    /// <summary>Compacts files.</summary>
    public StoreCompaction Maintenance { get; }

    /// <summary>Finds out how well the store is.</summary>
    public FolderDiagnosis Diagnosis { get; }

    /// <summary>Verifies.</summary>
    public StoreVerifier<TSession, TKey, TMap> Verifier { get; }

    /// <summary>The place, and repairs.</summary>
    public JsonSessionFiles<TKey> Files { get; }

    /// <summary>Closes everything, when the calls that are under way have ended.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when it is closed.</returns>
    public async ValueTask Close(IoMode mode)
    {
        Claim.Dispose();
        _listeners.Close();
        await _files.Uses.Close(mode).ConfigureAwait(false);
        _catalog.Close();
        _files.CloseIdle();
        _directory.Close();
    }

    private void CheckKeys(JsonContext context, StoredSessions sessions)
    {
        try
        {
            KeyCheck.Run<TSession, TKey, TMap>(context, sessions);
        }
        catch (SessionException)
        {
            _files.CloseIdle();
            _directory.Close();
            throw;
        }
    }
}
