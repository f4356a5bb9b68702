using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Diagnosis;

/// <summary>Each fact of a diagnosis: it is brought about, and its message read.</summary>
public sealed class DiagnosisTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_store_that_is_well_says_so_on_both_ways()
    {
        using var store = Open();
        store.Create(TemporaryDatabase.Chat("secret"));
        var diagnosis = store.Diagnose();
        Assert.Equal((StoreHealth.Healthy, $"Healthy: {diagnosis.Store}"), (diagnosis.Health, diagnosis.ToString()));
        Assert.Equal(["sqlite", "reachable", "journal", "writable", "indexes", "disk"], diagnosis.Facts.Select(static fact => fact.Name));
        Assert.Equal("journal mode wal, durability Full", Fact(diagnosis, "journal").Message);
        Assert.Equal(diagnosis.Facts.SkipLast(1), (await ((IAsyncSessionStore<Chat, string>)store).DiagnoseAsync(TestContext.Current.CancellationToken)).Facts.SkipLast(1));
        Assert.DoesNotContain("secret", string.Concat(diagnosis.Facts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3_007_000, true)]
    [InlineData(3_040_001, true)]
    [InlineData(3_044_005, true)]
    [InlineData(3_044_006, false)]
    [InlineData(3_045_000, true)]
    [InlineData(3_050_006, true)]
    [InlineData(3_050_007, false)]
    [InlineData(3_051_002, true)]
    [InlineData(3_051_003, false)]
    [InlineData(3_053_003, false)]
    public void A_SQLite_with_the_WAL_reset_bug_is_named(int version, bool hasFault)
    {
        using var store = Open(new SqliteStoreOptions { LibraryVersion = () => version });
        var fact = Fact(store.Diagnose(), "sqlite");
        Assert.Equal(hasFault ? StoreHealth.Degraded : StoreHealth.Healthy, fact.Health);
        Assert.StartsWith($"SQLite 3.{version / 1000 % 1000}.{version % 1000}", fact.Message, StringComparison.Ordinal);
        Assert.Equal(hasFault, fact.Message.Contains("WAL-reset bug", StringComparison.Ordinal));
    }

    // Another program that knows no locks, as one in a container on a network file system: SQLite itself refuses it while a store is open.
    [Fact]
    public void A_journal_mode_that_another_program_changed_is_named()
    {
        using var store = Open();
        store.Create(TemporaryDatabase.Chat("a"));
        using (var other = new SqliteConnection($"Data Source={_database.Path};Pooling=False;Vfs=unix-none"))
        {
            other.Open();
            using var change = other.CreateCommand();
            change.CommandText = "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE;";
            change.ExecuteNonQuery();
        }

        var diagnosis = store.Diagnose();
        Assert.Equal(StoreHealth.Unhealthy, diagnosis.Health);
        var fact = Assert.Single(diagnosis.Facts, static fact => fact.NeedsReopening);
        Assert.Contains("its -wal file was removed or replaced while it was in use", fact.Message, StringComparison.Ordinal);
        Assert.Contains("open it again", fact.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_mode_that_a_connection_sees_is_named()
    {
        using var database = new SqliteDatabase(_database.ConnectionString);
        using var store = new ChatSqliteStore(database);
        var facts = new StoreFacts("store");
        var context = new SqliteContext(database, ChatMap.Description, ClassSql.Of<Chat, string, ChatMap>(), "store") { Telemetry = null! };
        new DatabaseDiagnosis(context).AddJournal(facts, "delete");
        var fact = Assert.Single(facts.ToDiagnosis().Facts);
        Assert.Equal(("journal", StoreHealth.Unhealthy, true), (fact.Name, fact.Health, fact.NeedsReopening));
        Assert.StartsWith("the journal mode is 'delete', not 'wal': another program changed it.", fact.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Indexes_that_another_program_dropped_are_named()
    {
        using var store = Open();
        _database.Sql("DROP INDEX chat_by_last_activity");
        var fact = Fact(store.Diagnose(), "indexes");
        Assert.Equal(StoreHealth.Degraded, fact.Health);
        Assert.Contains("1 statements would mend that", fact.Message, StringComparison.Ordinal);
        using var again = Open();
        Assert.Equal(StoreHealth.Healthy, again.Diagnose().Health);
    }

    [Fact]
    public void A_disk_that_is_nearly_full_is_named()
    {
        using var store = Open(new SqliteStoreOptions { FreeSpace = static _ => 12 * 1024 * 1024, Monitoring = new StoreMonitoring { LowDiskSpace = 100 * 1024 * 1024 } });
        var fact = Fact(store.Diagnose(), "disk");
        Assert.Equal(StoreHealth.Degraded, fact.Health);
        Assert.StartsWith($"12 MiB are free at '{Path.GetDirectoryName(_database.Path)}', less than 100 MiB: ", fact.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_opened_for_reading_is_well_and_says_so()
    {
        Open().Dispose();
        using var store = new ChatSqliteStore(_database.ConnectionString + ";Mode=ReadOnly");
        var diagnosis = store.Diagnose();
        Assert.Equal((StoreHealth.Healthy, "the database is read only, as the connection string asks for"), (diagnosis.Health, Fact(diagnosis, "writable").Message));
        Assert.Equal(default, store.Maintain());
    }

    [Fact]
    public void A_database_that_was_removed_needs_to_be_opened_again()
    {
        using var store = Open();
        File.Delete(_database.Path);
        var fact = Fact(store.Diagnose(), "reachable");
        Assert.Equal((StoreHealth.Unhealthy, true), (fact.Health, fact.NeedsReopening));
    }

    [Fact]
    public void Maintenance_moves_the_log_into_the_database_and_changes_no_session()
    {
        using var store = Open();
        for (var number = 0; number < 200; number++)
        {
            store.Create(TemporaryDatabase.Chat($"c{number:D3}", "ada"));
        }

        var moved = store.Maintain();
        Assert.InRange(moved.Compacted, 10, 10_000);
        Assert.Equal("0", Assert.Single(_database.Sql("PRAGMA wal_checkpoint(PASSIVE)")).Split('|')[0]);
        Assert.NotEmpty(_database.Sql("SELECT * FROM sqlite_stat1 WHERE tbl = 'chat'"));
        Assert.Equal(StoreHealth.Healthy, store.Diagnose().Health);
        Assert.Equal(200, store.Count());
        Assert.True(store.Verify().IsIntact);
        store.AppendRemarks("c000", TemporaryDatabase.Remark("1"));
        Assert.Equal(200, store.FindByParticipants("ada").Count);
    }

    private ChatSqliteStore Open(SqliteStoreOptions? options = null) => new(_database.ConnectionString, options);

    private static StoreFact Fact(StoreDiagnosis diagnosis, string name) => Assert.Single(diagnosis.Facts, fact => fact.Name == name);
}
