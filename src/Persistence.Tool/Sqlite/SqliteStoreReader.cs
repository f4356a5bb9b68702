using Persistence.Tool.Json;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>Reads the stores of a SQLite database. Each session is read in a transaction of its own, so that no log of changes has to be kept for long.</summary>
/// <param name="address">The database.</param>
internal sealed class SqliteStoreReader(StoreAddress address) : IStoreReader
{
    private const int KeysAtOnce = 1000;

    private readonly ToolDatabase _database = ToolDatabase.Open(address);
    private ClassTable? _table;

    /// <inheritdoc/>
    public StoreAddress Address => address;

    /// <inheritdoc/>
    public ReadAhead Ahead { get; set; }

    /// <summary>The database.</summary>
    public ToolDatabase Database => _database;

    /// <inheritdoc/>
    public IReadOnlyList<StoredClass> Classes() => new TableCatalog(_database).Classes();

    /// <inheritdoc/>
    public IEnumerable<string> Keys(StoredClass stored)
    {
        string? last = null;
        while (true)
        {
            var keys = new KeyPages(_database, TableOf(stored)).Select(last, KeysAtOnce);
            foreach (var key in keys)
            {
                yield return key;
            }

            if (keys.Count < KeysAtOnce)
            {
                yield break;
            }

            last = keys[^1];
        }
    }

    /// <inheritdoc/>
    public long Count(StoredClass stored) => _database.Count(stored.Name);

    /// <inheritdoc/>
    public IOpenSession? Open(StoredClass stored, string key)
    {
        ShortLivedObjects.Collect();
        _database.Execute("BEGIN");
        SqliteOpenSession? session = null;
        try
        {
            session = SqliteOpenSession.Open(_database, TableOf(stored), key);
            return session;
        }
        catch (Exception problem) when (DatabaseDamage.Is(problem))
        {
            throw JsonStoreReader.Damaged(key, address.Text, $"table '{stored.Name}'", problem);
        }
        finally
        {
            if (session is null)
            {
                DatabaseDamage.EndRead(_database);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private ClassTable TableOf(StoredClass stored) => _table?.Class.Name == stored.Name ? _table : _table = new ClassTable(_database, stored);
}
