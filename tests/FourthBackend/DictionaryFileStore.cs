using Persistence.Mapping;
using Persistence.Serialization;
using Persistence.TestKit;

namespace Persistence.FourthBackend;

/// <summary>A session store over one dictionary file: what somebody outside this repository would write.</summary>
internal sealed partial class DictionaryFileStore<TSession, TKey, TMap>(string folder, TimeProvider time) : ISessionEngine<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly DictionaryFile _file = new(Path.Combine(folder, TMap.Description.Name + ".json"));
    private readonly string _name = $"dictionary file '{Path.Combine(folder, TMap.Description.Name)}.json'";

    public void Create(TSession session) => Commit(session, isCreation: true);

    public void Save(TSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        Commit(session, session.Tracking.IsNew);
    }

    public TSession? Find(TKey key, SessionLoad load = default)
    {
        var stored = Stored(key);
        return Read(rows => Live(rows, stored) is { } row ? Decode(stored, () => Build(Readable(stored, row), load.MaxEntries)) : null);
    }

    public TSession Load(TKey key, SessionLoad load = default) =>
        Find(key, load) ?? throw SessionErrors.NotFound(Stored(key), _name);

    public bool Delete(TKey key)
    {
        var stored = Stored(key);
        return _file.Use(rows => Live(rows, stored) is { } row && Readable(stored, row) is not null && rows.Remove(stored), changed => changed);
    }

    public bool Exists(TKey key)
    {
        var stored = Stored(key);
        return Read(rows => Live(rows, stored) is not null);
    }

    public long Count() => LiveKeys().Count;

    public IEnumerable<TKey> Keys() => LiveKeys().Select(key => SessionGuard.ReadKey<TSession, TKey, TMap>(key, _name));

    public PurgeResult PurgeExpired() => new(_file.Use(
        rows => rows.Where(pair => pair.Value.Expires <= time.GetUtcNow()).Select(pair => pair.Key).ToList().Count(rows.Remove),
        purged => purged > 0));

    public IntegrityReport Verify() => Read(rows =>
    {
        var findings = new List<IntegrityFinding>();
        foreach (var (key, row) in rows)
        {
            try
            {
                Decode(key, () => Build(Readable(key, row), int.MaxValue));
            }
            catch (SessionException problem)
            {
                findings.Add(new IntegrityFinding(key, $"row '{key}'", problem.Message));
            }
        }

        return new IntegrityReport(rows.Count, rows.Values.Sum(row => row.Logs.Values.Sum(log => log.Count)), findings);
    });

    public void Dispose()
    {
    }

    private T Read<T>(Func<Dictionary<string, Row>, T> read) => _file.Use(read, _ => false);

    private static string Stored(TKey key) => SessionGuard.StoredKey<TSession, TKey, TMap>(key);

    private Row? Live(Dictionary<string, Row> rows, string key) =>
        rows.TryGetValue(key, out var row) && !(row.Expires <= time.GetUtcNow()) ? row : null;

    private List<string> LiveKeys() => Read(rows => rows.Keys
        .Where(key => Live(rows, key) is not null)
        .OrderBy(key => KeyOrder.ToSortable(key, TMap.Description.KeyParts), KeyOrder.Utf8)
        .ToList());

    private Row Readable(string key, Row row) => row.Schema <= TMap.Description.SchemaVersion
        ? row
        : throw SessionErrors.NewerSchema(key, _name, TMap.Description, row.Schema);

    private static TSession Header(Row row)
    {
        var reader = new JsonReader(row.Header);
        return TMap.ReadHeader(ref reader);
    }

    private static TSession Build(Row row, int maxEntries)
    {
        var session = Header(row);
        session.Tracking.Set(row.Version, row.Token);
        var fill = new Fill<TSession>(session, maxEntries, row);
        TMap.VisitLogs(ref fill);
        return session;
    }

    private T Decode<T>(string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonDataException damaged)
        {
            throw SessionErrors.Corrupted(key, _name, "its JSON", damaged.Message, damaged);
        }
    }
}
