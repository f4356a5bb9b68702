using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite.Tests.Commits;

public sealed class WalPreallocationTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public WalPreallocationTests() => Assert.SkipUnless(WalPreallocation.IsWorthwhile, "The log grows by SQLite's own steps here.");

    private long LogLength => new FileInfo(_file.Path + "-wal").Length;

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(Durability.Full, true)]
    [InlineData(Durability.Relaxed, false)]
    public void The_log_grows_in_few_steps_where_commits_are_flushed(Durability durability, bool hasRoom)
    {
        using var store = Open(durability);
        store.Create(TemporaryDatabase.Chat("c"));
        var lengths = new HashSet<long>();
        for (var number = 0; number < 200; number++)
        {
            store.AppendRemarks("c", TemporaryDatabase.Remark($"r{number}"));
            lengths.Add(LogLength);
        }

        Assert.True(hasRoom == lengths.Count < 40, string.Join(" ", lengths));
        Assert.Equal(200, store.CountRemarks("c"));
    }

    [Fact]
    public void A_log_with_room_is_recovered_to_the_last_commit()
    {
        using var store = Open(Durability.Full);
        store.Create(TemporaryDatabase.Chat("c"));
        for (var number = 0; number < 50; number++)
        {
            store.AppendRemarks("c", TemporaryDatabase.Remark($"r{number}"));
            var copy = _file.File($"copy{number}.db");
            File.Copy(_file.Path, copy);
            File.Copy(_file.Path + "-wal", copy + "-wal");
            Assert.Equal([$"{number + 1}", "ok"], _file.Sql("SELECT count(*) FROM chat_remarks UNION ALL SELECT * FROM pragma_integrity_check", copy));
        }
    }

    [Fact]
    public void Room_takes_nothing_from_another_program_that_writes_or_empties_the_log()
    {
        using var store = Open(Durability.Full);
        using var other = new SqliteConnection(_file.ConnectionString + ";Pooling=False");
        other.Open();
        Run(other, "PRAGMA busy_timeout = 60000");
        store.Create(TemporaryDatabase.Chat("c"));
        var expected = 0;
        for (var round = 0; round < 60; round++)
        {
            store.AppendRemarks("c", TemporaryDatabase.Remark($"r{round}"));
            Run(other, $"INSERT INTO chat_remarks SELECT _session, max(_sequence) + 1, 'other{round}', sender, content, sent_at FROM chat_remarks");
            expected += 2;
            if (round % 20 == 19)
            {
                Run(other, "PRAGMA wal_checkpoint(TRUNCATE)");
                Assert.Equal(0, LogLength);
            }
        }

        Assert.Equal(expected, store.CountRemarks("c"));
        var copy = _file.File("copy.db");
        File.Copy(_file.Path, copy);
        File.Copy(_file.Path + "-wal", copy + "-wal");
        Assert.Equal([$"{expected}", "ok"], _file.Sql("SELECT count(*) FROM chat_remarks UNION ALL SELECT * FROM pragma_integrity_check", copy));
        Assert.True(store.Verify().IsIntact);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Sessions.ChatSqliteStore Open(Durability durability) =>
        new(_file.ConnectionString, new SqliteStoreOptions { Durability = durability });
}
