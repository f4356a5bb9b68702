using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Commits;

/// <summary>What the connection that commits asks of SQLite: with WAL and FULL each commit waits for its flush, with NORMAL none does.</summary>
public sealed class DurabilityTests : IDisposable
{
    private const string Normal = "1";
    private const string Full = "2";

    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(Durability.Full, Full)]
    [InlineData(Durability.Relaxed, Normal)]
    public void The_committing_connection_flushes_as_the_durability_says(Durability durability, string synchronous)
    {
        using var database = new SqliteDatabase(_file.ConnectionString, new SqliteStoreOptions { Durability = durability });
        using var store = new ChatSqliteStore(database);
        store.Create(TemporaryDatabase.Chat("c"));
        Assert.Equal(synchronous, Pragma(database, "synchronous"));
        Assert.Equal("wal", Pragma(database, "journal_mode"));
        Assert.Equal("1", Pragma(database, "foreign_keys"));
    }

    [Fact]
    public void Full_is_what_a_store_does_by_default()
    {
        using var database = new SqliteDatabase(_file.ConnectionString);
        Assert.Equal(Full, Pragma(database, "synchronous"));
    }

    private static string Pragma(SqliteDatabase database, string name)
    {
        var value = "";
        database.OnWriter(link => value = link.Rows($"PRAGMA {name}")[0][0]);
        return value;
    }
}
