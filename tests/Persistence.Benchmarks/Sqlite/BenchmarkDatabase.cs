namespace Persistence.Benchmarks.Sqlite;

/// <summary>A database in a folder of its own, with the tables of <see cref="SqliteBenchmarkChat"/> and one session in it.</summary>
internal sealed class BenchmarkDatabase : IDisposable
{
    /// <summary>The session that is there from the start.</summary>
    public const string Session = "multichat_1758690250";

    private readonly SqliteDatabase _database;

    /// <summary>Makes the database.</summary>
    /// <param name="durability">What a commit waits for.</param>
    public BenchmarkDatabase(Durability durability)
    {
        Durability = durability;
        _database = new SqliteDatabase(ConnectionString, new SqliteStoreOptions { Durability = durability });
        Store = new SqliteBenchmarkChatSqliteStore(_database);
        Add(Session, 0);
    }

    /// <summary>What a commit waits for.</summary>
    public Durability Durability { get; }

    /// <summary>Where it is.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("benchmark-sqlite-").FullName;

    /// <summary>For peers: the same file.</summary>
    public string ConnectionString => $"Data Source={Path.Combine(Folder, "chat.db")};Pooling=False";

    /// <summary>The store.</summary>
    public SqliteBenchmarkChatSqliteStore Store { get; }

    /// <summary>Adds a session of so many messages.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="messages">How many messages it has.</param>
    public void Add(string id, int messages)
    {
        var chat = new SqliteBenchmarkChat { Id = id, Topic = "Persistence" };
        chat.Messages.AddRange(SqliteBenchmarkMessage.Many(messages, "old"));
        Store.Create(chat);
    }

    /// <summary>Runs changes in one transaction.</summary>
    /// <param name="changes">The changes.</param>
    public void Transaction(Action changes) => _database.Transaction(changes);

    /// <inheritdoc/>
    public void Dispose()
    {
        Store.Dispose();
        _database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
