using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Faults;

public sealed class FaultTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        File.WriteAllText(_file.Path, new string('x', 8192));
        Assert.Throws<SessionCorruptedException>(() => new ChatSqliteStore(_file.ConnectionString));
        Assert.Equal(new string('x', 8192), File.ReadAllText(_file.Path));
    }

    [Fact]
    public void A_truncated_database_is_reported()
    {
        Fill();
        using (var stream = File.OpenWrite(_file.Path))
        {
            stream.SetLength(stream.Length / 2);
        }

        var error = Assert.ThrowsAny<SessionException>(() =>
        {
            using var store = new ChatSqliteStore(_file.ConnectionString);
            foreach (var key in store.Keys())
            {
                store.Load(key);
            }
        });
        Assert.IsType<SessionCorruptedException>(error);
    }

    [Fact]
    public void A_damaged_page_is_reported_by_verification_and_never_read_as_data()
    {
        Fill();
        var page = int.Parse(_file.Sql("SELECT rootpage FROM sqlite_master WHERE name = 'chat_remarks'")[0], System.Globalization.CultureInfo.InvariantCulture);
        using (var stream = File.OpenWrite(_file.Path))
        {
            stream.Position = (page - 1) * 4096L;
            stream.Write(new byte[4096]);
        }

        using var store = new ChatSqliteStore(_file.ConnectionString);
        Assert.Throws<SessionCorruptedException>(() => store.Load("c1"));
        Assert.Throws<SessionCorruptedException>(() => store.AppendRemarks("c1", TemporaryDatabase.Remark("new")));
        Assert.False(store.Verify().IsIntact);
    }

    [Fact]
    public void A_full_disk_loses_nothing_and_is_over_when_there_is_space()
    {
        using var database = new SqliteDatabase(_file.ConnectionString);
        using var store = new ChatSqliteStore(database);
        store.Create(TemporaryDatabase.Chat("c"));
        database.OnWriter(link => link.ExecuteOnce($"PRAGMA max_page_count = {link.Rows("PRAGMA page_count")[0][0]}"));
        var stored = 0L;
        var error = Assert.Throws<SessionStoreUnavailableException>(() =>
        {
            for (var number = 0; number < 10_000; number++)
            {
                stored = store.AppendRemarks("c", TemporaryDatabase.Remark($"r{stored}") with { Content = new string('x', 3000) });
            }
        });
        Assert.Contains("full", error.Message, StringComparison.Ordinal);
        Assert.Equal("c", error.SessionKey);
        Assert.Equal(stored, store.CountRemarks("c"));
        Assert.True(store.Verify().IsIntact);
        database.OnWriter(link => link.ExecuteOnce("PRAGMA max_page_count = 100000"));
        Assert.Equal(stored + 1, store.AppendRemarks("c", TemporaryDatabase.Remark("after")).Last);
    }

    [Theory]
    [InlineData("BEGIN IMMEDIATE")]
    [InlineData("BEGIN EXCLUSIVE")]
    public void A_database_that_is_locked_for_too_long_is_unavailable(string begin)
    {
        using var store = new ChatSqliteStore(_file.ConnectionString, new SqliteStoreOptions { BusyTimeout = TimeSpan.FromMilliseconds(50) });
        store.Create(TemporaryDatabase.Chat("c"));
        using (var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = begin;
            command.ExecuteNonQuery();
            Assert.Throws<SessionStoreUnavailableException>(() => store.AppendRemarks("c", TemporaryDatabase.Remark("r")));
            Assert.Equal("c", store.Load("c").Id);
        }

        Assert.Equal(1L, store.AppendRemarks("c", TemporaryDatabase.Remark("r")));
    }

    [Fact]
    public void A_process_in_exclusive_mode_keeps_stores_out()
    {
        Fill();
        using var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE chat SET topic = topic; COMMIT";
        command.ExecuteNonQuery();
        Assert.Throws<SessionStoreUnavailableException>(() => new ChatSqliteStore(_file.ConnectionString, new SqliteStoreOptions { BusyTimeout = TimeSpan.FromMilliseconds(50) }));
    }

    [Fact]
    public void A_file_deleted_under_a_running_store_is_never_written_to_silently()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not delete open files.");
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c"));
        File.Delete(_file.Path);
        Assert.Throws<SessionStoreUnavailableException>(() => store.AppendRemarks("c", TemporaryDatabase.Remark("r")));
        Assert.Throws<SessionStoreUnavailableException>(() => store.Find("c"));
        Assert.Throws<SessionStoreUnavailableException>(() => store.Create(TemporaryDatabase.Chat("d")));
        Assert.False(File.Exists(_file.Path));
    }

    [Fact]
    public void A_database_that_may_only_be_read_cannot_be_written()
    {
        Fill();
        Assert.Throws<SessionStoreUnavailableException>(() => new NoteSqliteStore(_file.ConnectionString + ";Mode=ReadOnly"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var error = Assert.Throws<SessionStoreUnavailableException>(() => new ChatSqliteStore($"Data Source={_file.File("none/x.db")}"));
        Assert.Contains("none", error.Message, StringComparison.Ordinal);
    }

    private void Fill()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString, new SqliteStoreOptions { Durability = Durability.Relaxed });
        for (var number = 0; number < 30; number++)
        {
            var chat = TemporaryDatabase.Chat($"c{number}", "Agent-4");
            chat.Remarks.AddRange(Enumerable.Range(0, 20).Select(index => TemporaryDatabase.Remark($"r{index}") with { Content = new string('x', 200) }));
            store.Create(chat);
        }
    }
}
