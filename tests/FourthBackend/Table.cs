using Persistence.Mapping;

namespace Persistence.FourthBackend;

/// <summary>The sessions of one class in the dictionary file.</summary>
internal sealed class Table(DictionaryFile file, SessionDescription description, string displayName, TimeProvider time)
{
    public string DisplayName => displayName;

    public SessionDescription Description => description;

    /// <summary>What a session's header says of when it expires; null where appends need not know.</summary>
    public Func<Row, OwnExpiry>? StoredExpiry { get; set; }

    public DateTimeOffset Now => time.GetUtcNow();

    public T Read<T>(Func<Dictionary<string, Row>, T> read) => file.Use(read, _ => false);

    /// <summary>Writes the file when the change reports that there was one.</summary>
    public bool Write(Func<Dictionary<string, Row>, bool> change) => file.Use(change, changed => changed);

    public Row? Live(Dictionary<string, Row> rows, string key) => rows.TryGetValue(key, out var row) && !(row.Expires <= Now) ? row : null;

    public Row Require(Dictionary<string, Row> rows, string key)
    {
        var row = Live(rows, key) ?? throw SessionErrors.NotFound(key, displayName);
        return row.Schema <= description.SchemaVersion ? row : throw StoredDataErrors.NewerSchema(key, displayName, description, row.Schema);
    }

    public List<string> LiveKeys(Dictionary<string, Row> rows) =>
        [.. rows.Keys.Where(key => Live(rows, key) is not null).OrderBy(key => KeyOrder.ToSortable(key, description.KeyParts), KeyOrder.Utf8)];
}
