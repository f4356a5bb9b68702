namespace Persistence.TestKit;

/// <summary>The contract of <see cref="ISessionStore{TSession, TKey}"/>, sentence by sentence. Each case proves one of them.</summary>
public static class Contract
{
    /// <summary>Create.</summary>
    public const string Create = "Create stores header and entries as one commit; SessionExistsException when the key is taken";

    /// <summary>Find.</summary>
    public const string Find = "Find gives null when the session is absent or expired, and always an independent copy";

    /// <summary>SessionLoad.</summary>
    public const string Partial = "SessionLoad: Full (default), HeaderOnly, LastEntries(n); what is not loaded is untouched by a save";

    /// <summary>Load.</summary>
    public const string Load = "Load is as Find; SessionNotFoundException when the session is absent";

    /// <summary>Save.</summary>
    public const string Save = "Save is one commit: the header and the entries added to its logs since it was loaded";

    /// <summary>Save of a new session.</summary>
    public const string FirstSave = "Save of a new session is as Create";

    /// <summary>Conflicts.</summary>
    public const string Conflict = "Save when the stored version differs: SessionConflictException with both versions, nothing written";

    /// <summary>Update.</summary>
    public const string Update = "Update changes and saves a session as it is stored, again when another caller saves meanwhile; a change that throws or has nothing to save writes nothing";

    /// <summary>Queries.</summary>
    public const string Queries = "A query finds the sessions for which all its conditions hold, in its order, page by page with a cursor that survives restarts; it counts, loads, deletes and explains";

    /// <summary>Queries that cannot be answered.</summary>
    public const string QueryErrors = "A query that cannot be meant is refused, and so is a cursor of another query; a session that cannot be read hides no other";

    /// <summary>Indexes over several members.</summary>
    public const string CompoundIndexes = "An index over several members answers queries for one value of the first ones, and for a range or the order of the next; null is a value in it, and it follows every commit";

    /// <summary>Batches.</summary>
    public const string Batches = "LoadMany, CreateMany, SaveMany and DeleteMany do the same for several sessions, each with a commit and an outcome of its own";

    /// <summary>GetOrCreate.</summary>
    public const string GetOrCreate = "GetOrCreate loads the session, or creates it where it is absent; of many callers one creates it, and all get that one";

    /// <summary>Copies of session objects.</summary>
    public const string Copies = "A copy of a session object counts as never loaded; Create throws for a session loaded in part";

    /// <summary>Never resurrected.</summary>
    public const string Gone = "Save of a session deleted meanwhile: conflict, never resurrected";

    /// <summary>Delete.</summary>
    public const string Delete = "Delete removes header, logs and index entries, all or nothing; false when absent";

    /// <summary>Exists and Count.</summary>
    public const string Existence = "Exists and Count report the sessions that are stored and not expired";

    /// <summary>Keys.</summary>
    public const string Keys = "Keys streams, ascending: text by UTF-8 bytes, integers by value, composite keys part by part";

    /// <summary>Pages of keys.</summary>
    public const string KeyPages = "Keys and FindBy go on after a key, keys of several parts are found by their first ones, and null by FindBy where the member may be null";

    /// <summary>Expiry.</summary>
    public const string Expiry = "An expired session behaves as a deleted one; fixed from creation or sliding with each commit, never with a read";

    /// <summary>[ExpiresAt].</summary>
    public const string OwnExpiry = "A session whose [ExpiresAt] member has a value expires then, whatever its class says; null leaves it to the class";

    /// <summary>[ExpiresAt] beside SlidingExpiration.</summary>
    public const string SlidingEnd = "A session that says when it expires, of a class in which each commit prolongs a life, ends at the earlier of the two; an append looks at the stored header";

    /// <summary>PurgeExpired.</summary>
    public const string Purge = "PurgeExpired removes what expired sessions occupy and says how many";

    /// <summary>Verify.</summary>
    public const string Verify = "Verify reads everything and names each damaged session, what is wrong and where";

    /// <summary>Progress of Verify.</summary>
    public const string VerifyProgress = "Verify reports how far it has come, ends when it is cancelled, and reports the same whatever the order in which it reads";

    /// <summary>Maintain.</summary>
    public const string Maintain = "Maintain changes no session, and none of its copies becomes an older one";

    /// <summary>Diagnose.</summary>
    public const string Diagnose = "Diagnose writes nothing, and reports what is not well without a key, and without throwing";

    /// <summary>Overdue claims.</summary>
    public const string Overdue = "Diagnose says which sessions have been due for long and nobody claims, without a key";

    /// <summary>Damage.</summary>
    public const string Damage = "Damaged data is SessionCorruptedException, never null, never overwritten";

    /// <summary>Append and the version.</summary>
    public const string Append = "Append never touches the version: agents that append never conflict with one that saves";

    /// <summary>What an append stored.</summary>
    public const string AppendResult = "An append says which sequences its entries have, how many it stored, and where the log ends: none that it stored is outside of them, and none of another call's between";

    /// <summary>No orphans.</summary>
    public const string NoOrphans = "Append to an absent or expired session: SessionNotFoundException, nothing stored";

    /// <summary>All or none.</summary>
    public const string AllOrNone = "All entries of one call or none";

    /// <summary>Idempotent entries.</summary>
    public const string Idempotent = "An id that the log already holds stores nothing and is no error, on append, save and create";

    /// <summary>Entries without ids.</summary>
    public const string AtLeastOnce = "Without a key on the entries an append is at-least-once under retry";

    /// <summary>Order.</summary>
    public const string Order = "Reads are ascending by sequence, 1, 2, 3 … without gaps, ties impossible";

    /// <summary>Tails.</summary>
    public const string Tail = "A tail gives the entries after its cursor, that it caught up, once, and then entries as they are committed: in order, nothing twice, nothing left out";

    /// <summary>The end of a tail.</summary>
    public const string TailEnd = "A tail ends when its session is deleted or expires; a session that has the key then is read by a new tail only";

    /// <summary>Leases.</summary>
    public const string Lease = "A lease is granted to one holder at a time, for a time that can be renewed; it ends by itself, or is released; its number grows by one";

    /// <summary>What a lease excludes.</summary>
    public const string LeaseExclusion = "While a session is leased, save, delete and appends to exclusive logs without the lease are SessionLeasedException; appends to shared logs and reading go on";

    /// <summary>Leases that are gone.</summary>
    public const string LeaseLost = "A change under a lease that is gone is SessionLeaseLostException and writes nothing, also when it would have been none; the holder is notified";

    /// <summary>Wrong uses of leases.</summary>
    public const string LeaseErrors = "A duration, a holder or a lease that cannot be used is an error at the call, and nothing is written";

    /// <summary>Claims.</summary>
    public const string Claim = "ClaimDue leases the session that has been due longest and is free, and loads it; one that is claimed by one worker is claimed by no other meanwhile";

    /// <summary>Poisoned sessions.</summary>
    public const string Poison = "A session that was claimed MaxAttempts times without a save that changed its due time is claimed no more, and found by FindPoisoned";

    /// <summary>No rewriting.</summary>
    public const string NoRewrite = "Removing or reordering entries of a loaded log before Save: SessionValidationException, nothing written";

    /// <summary>Exclusive logs.</summary>
    public const string Exclusive = "An exclusive log: a save fails with a conflict when the log grew since the session was loaded";

    /// <summary>Validation.</summary>
    public const string Validation = "Validation runs before anything is written and reports every failure at once, each with its member";

    /// <summary>Values.</summary>
    public const string Values = "Values survive exactly: kinds, offsets, full decimal and double, null versus empty, every valid Unicode string";

    /// <summary>Values that cannot survive.</summary>
    public const string Impossible = "What cannot survive (a lone surrogate, NaN) is a validation error that names the member";

    /// <summary>Keys.</summary>
    public const string AnyKey = "Keys may be any non-empty valid string up to 512 characters; others throw";

    /// <summary>Distinct keys.</summary>
    public const string DistinctKeys = "Distinct keys never meet in one file, row or Redis key";

    /// <summary>Strongly typed keys.</summary>
    public const string TypedKeys = "Strongly typed ids are stored as their text and follow its rules: as keys, as parts of keys, as ids of entries, in headers and indexes";

    /// <summary>Schema.</summary>
    public const string Schema = "Data of an earlier shape is read; data of a higher SchemaVersion fails with SessionSchemaException";

    /// <summary>Upgrade steps.</summary>
    public const string Upgrades = "Data of an earlier SchemaVersion passes the upgrade steps of the class, in order, whatever reads it; a step that fails is SessionSchemaException and nothing is written";

    /// <summary>UpgradeAll.</summary>
    public const string UpgradeAll = "UpgradeAll stores what upgrade steps make of each older session, while others work, and names those that it cannot upgrade";

    /// <summary>Threads and processes.</summary>
    public const string Threads = "A store may be used from many threads; many stores may use one place";

    /// <summary>Errors.</summary>
    public const string Errors = "SessionException is the base; a message says which session, in which store, what happened and what to do; no provider exception escapes";

    /// <summary>Wording.</summary>
    public const string Wording = "One thing is said in the same words on every backend";

    /// <summary>Data of another shape.</summary>
    public const string Unfit = "What is whole and does not fit the class is SessionSchemaException with member, value and type, never damage";

    /// <summary>Durability.</summary>
    public const string Durability = "When a call returns, the data is stored: another store sees it, also after the first is closed";

    /// <summary>Indexes.</summary>
    public const string Index = "FindBy returns the keys, ascending; a range from included to excluded, ascending by value then key";

    /// <summary>Indexes without case.</summary>
    public const string IgnoredCase = "An index that ignores case takes texts that differ in case alone for one value, by Unicode's simple case folding: in lookups, queries, orders and unique values; the member keeps its case, and the index may begin and cease to ignore it";

    /// <summary>Unique indexes.</summary>
    public const string Unique = "A unique index makes a duplicate a validation error; null is not indexed";

    /// <summary>Search.</summary>
    public const string Search = "Search finds by words what is stored when it is called; any text is a query and never syntax; conditions are members of SearchQuery";

    /// <summary>The order of hits.</summary>
    public const string SearchOrder = "Hits, scores and their order are the same on every backend: by score, then by key, then by sequence; pages go on after a cursor";

    /// <summary>Searches among some sessions.</summary>
    public const string SearchAmong = "A search of a query finds what the same search finds among all sessions, without those for which the conditions do not hold: the same scores, in the same order";

    /// <summary>Searches by embeddings.</summary>
    public const string Embeddings = "A search by an embedding finds what is nearest by the cosine, exactly, as stored when it is called, in the same order on every backend; an embedding without direction or of another length is a validation error";

    /// <summary>The ten defects of the system that came before.</summary>
    public const string Defects = "The ten defects of the original system do not return";

    /// <summary>The asynchronous members.</summary>
    public const string Asynchronous = "Each asynchronous member does what its synchronous counterpart does; both may be used side by side, on one session too";

    /// <summary>Cancellation.</summary>
    public const string Cancellation = "A cancelled call ends with OperationCanceledException and the caller's token and has stored nothing; a commit under way is carried out and its result reported";
}
