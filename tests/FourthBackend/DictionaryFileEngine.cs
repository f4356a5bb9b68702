using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.FourthBackend;

/// <summary>An engine over one dictionary file: what somebody outside this repository would write.</summary>
internal sealed class DictionaryFileEngine<TSession, TKey, TMap> : SessionEngine<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly Table _table;

    public DictionaryFileEngine(string folder, TimeProvider time)
        : base($"dictionary file '{Path.Combine(folder, TMap.Description.Name)}.json'")
    {
        _table = new Table(new DictionaryFile(Path.Combine(folder, TMap.Description.Name + ".json")), Description, DisplayName, time);
        _table.StoredExpiry = Description.AppendsAskForExpiry ? static row => OwnExpiry.Stored(TMap.GetExpiry(StoredJson.ReadHeader<TSession, TKey, TMap>(row.Header, row.HeaderSchema))) : null;
        var logs = new LogCollector<TSession, TKey>(_table, []);
        TMap.VisitLogs(ref logs);
        Logs = logs.Logs;
        Indexes = TextIndexes.Of<TSession, TKey, TMap>(DisplayName, Find);
        ThrowIfOtherKey();
        Tails = new TailSignals((typeof(DictionaryFile), folder, TMap.Description.Name), TailSignals.DefaultPollInterval);
    }

    public override TailSignals Tails { get; }

    public override IReadOnlyList<LogHandler<TSession, TKey>> Logs { get; }

    public override IReadOnlyList<IndexHandler<TKey>> Indexes { get; }

    public override PreparedSave<TSession> Prepare(TSession session, string key, bool isCreation, ValidationErrors errors) =>
        new Save<TSession>(session, key, isCreation) { Header = StoredJson.WriteHeader<TSession, TKey, TMap>(session, errors) };

    public override ValueTask Commit(PreparedSave<TSession> save, IoMode mode)
    {
        Row? row = null;
        _table.Write(rows =>
        {
            row = save.IsCreation ? Free(rows, save.Key) : Unchanged(rows, save);
            ThrowIfTaken(rows, save);
            row.Version = save.NewVersion;
            row.Token = SessionTracking.NewToken();
            row.Schema = row.HeaderSchema = Description.SchemaVersion;
            row.Expires = Description.ExpiryAfterSave(_table.Now, row.Expires, save.OwnExpiry, save.IsCreation);
            row.Header = ((Save<TSession>)save).Header;
            foreach (var (log, entries) in ((Save<TSession>)save).Added)
            {
                row.Add(log, entries);
                save.CompleteLog(log.Ordinal, row.Log(log).Count);
            }

            rows[save.Key] = row;
            return true;
        });
        save.Complete(row!.Token);
        return ValueTask.CompletedTask;
    }

    // The session is made when the file is free again: upgrade steps and setters are the class's own code, which may use the store.
    public override ValueTask<TSession?> Read(EncodedKey<TKey> key, SessionLoad load, IoMode mode)
    {
        var row = _table.Read(rows => _table.Live(rows, key.Text) is null ? null : _table.Require(rows, key.Text));
        return ValueTask.FromResult(row is null ? null : Build(key.Text, row, load.MaxEntries));
    }

    public override ValueTask<bool> Delete(EncodedKey<TKey> key, IoMode mode)
    {
        var isLive = false;
        _table.Write(rows =>
        {
            isLive = _table.Live(rows, key.Text) is not null && _table.Require(rows, key.Text) is not null;
            return rows.Remove(key.Text);
        });
        return ValueTask.FromResult(isLive);
    }

    public override ValueTask<bool> Exists(EncodedKey<TKey> key, IoMode mode) =>
        ValueTask.FromResult(_table.Read(rows => _table.Live(rows, key.Text) is not null));

    public override ValueTask<KeyPage<TKey>> ReadKeys(object? position, IoMode mode) =>
        ValueTask.FromResult(new KeyPage<TKey>(_table.Read(rows => _table.LiveKeys(rows).ConvertAll(DecodeKey)), Next: null));

    public override ValueTask<PurgeResult> PurgeExpired(IoMode mode)
    {
        var purged = 0;
        _table.Write(rows => (purged = rows.Where(pair => pair.Value.Expires <= _table.Now).Select(pair => pair.Key).ToList().Count(rows.Remove)) > 0);
        return ValueTask.FromResult(new PurgeResult(purged));
    }

    public override ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode) => ValueTask.FromResult(_table.Read(rows =>
    {
        var keys = _table.LiveKeys(rows);
        var run = new VerifyRun(progress, mode.Cancellation) { Total = keys.Count };
        for (var part = 0; part < keys.Count; part++)
        {
            List<IntegrityFinding> findings = [];
            try
            {
                DecodeKey(keys[part]);
                Build(keys[part], _table.Require(rows, keys[part]), int.MaxValue);
            }
            catch (SessionException problem)
            {
                findings.Add(StoredProblems.Finding(problem, keys[part], $"row '{keys[part]}'"));
            }

            run.Take(part, 1, rows[keys[part]].Logs.Values.Sum(log => log.Count), findings);
        }

        return run.End();
    }));

    private ValueTask<SessionKeys<TKey>> Find(IndexQuery query, IoMode mode) => ValueTask.FromResult(_table.Read(rows =>
    {
        var skipped = new List<SkippedSession>();
        var hits = _table.LiveKeys(rows)
            .SelectMany(key => IndexedValues(key, rows[key], query.Index, skipped).Where(query.Matches).Select(value => (value, key)))
            .OrderBy(hit => hit.value, KeyOrder.Utf8)
            .Take(query.Limit)
            .Select(hit => DecodeKey(hit.key));
        return new SessionKeys<TKey>([.. hits], skipped);
    }));

    private void ThrowIfOtherKey()
    {
        var check = new StoredKeyCheck(Description, DisplayName);
        foreach (var (key, header, schema) in _table.Read(rows => rows.Take(StoredKeyCheck.MostSessions).Select(row => (row.Key, row.Value.Header, row.Value.HeaderSchema)).ToList()))
        {
            check.Add<TSession, TKey, TMap>(key, header, schema);
        }

        check.ThrowIfOther();
    }

    private Row Free(Dictionary<string, Row> rows, string key) =>
        _table.Live(rows, key) is null ? new Row() : throw SessionErrors.Exists(key, DisplayName);

    private Row Unchanged(Dictionary<string, Row> rows, PreparedSave<TSession> save)
    {
        var row = _table.Live(rows, save.Key) is null ? throw SessionErrors.Gone(save.Key, DisplayName, save.ExpectedVersion) : _table.Require(rows, save.Key);
        ThrowIfChanged(save, row.Version, row.Token, log => row.Log(log).Count);
        return row;
    }

    private void ThrowIfTaken(Dictionary<string, Row> rows, PreparedSave<TSession> save)
    {
        var errors = new ValidationErrors();
        foreach (var index in Description.Indexes.Where(index => index.IsUnique))
        {
            var others = _table.LiveKeys(rows).Where(key => key != save.Key).ToList();
            foreach (var owner in Values(save.Session, index).Select(value => others.Find(key => IndexedValues(key, rows[key], index, []).Contains(value))).OfType<string>())
            {
                errors.Add(index.Name, ValidationProblems.TakenValue);
            }
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(save.Key, DisplayName, errors);
        }
    }

    private static List<string> Values(TSession session, IndexDescription index)
    {
        var values = new IndexValues();
        TMap.CollectIndexValues(session, values);
        return [.. values.Values.Where(pair => pair.Index == index.Ordinal).Select(pair => pair.Value)];
    }

    // A session that cannot be read is left out and named, so that it never hides the others.
    private List<string> IndexedValues(string key, Row row, IndexDescription index, List<SkippedSession> skipped)
    {
        try
        {
            return row.Schema > Description.SchemaVersion ? throw StoredDataErrors.NewerSchema(key, DisplayName, Description, row.Schema) : Values(Build(key, row, 0), index);
        }
        catch (SessionException problem)
        {
            skipped.Add(new SkippedSession(key, problem.Message));
            return [];
        }
    }

    private TSession Build(string key, Row row, int maxEntries) => StoredJson.Read(
        () =>
        {
            var session = StoredJson.ReadHeader<TSession, TKey, TMap>(row.Header, row.HeaderSchema);
            session.Tracking.Set(row.Version, row.Token);
            foreach (var log in Logs)
            {
                ((ILoadedLog<TSession>)log).Load(session, row, maxEntries);
            }

            return session;
        },
        key,
        "its JSON",
        DisplayName,
        Description);
}
