using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Places;

/// <summary>A symbolic link is followed once, when the database is opened.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public LinkTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Readers_stay_with_the_file_that_the_writer_opened()
    {
        using (var other = new ChatSqliteStore($"Data Source={_file.File("v2.db")}"))
        {
            other.Create(TemporaryDatabase.Chat("c"));
        }

        using (var first = new ChatSqliteStore($"Data Source={_file.File("v1.db")}"))
        {
            first.Create(TemporaryDatabase.Chat("c"));
            first.AppendRemarks("c", TemporaryDatabase.Remark("1"));
        }

        File.CreateSymbolicLink(_file.File("cur.db"), _file.File("v1.db"));
        using var store = new ChatSqliteStore($"Data Source={_file.File("cur.db")}");
        File.Delete(_file.File("cur.db"));
        File.CreateSymbolicLink(_file.File("cur.db"), _file.File("v2.db"));
        Assert.Equal(2L, store.AppendRemarks("c", TemporaryDatabase.Remark("2")));
        var counts = new System.Collections.Concurrent.ConcurrentBag<long>();
        using var all = new Barrier(8);
        var readers = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            all.SignalAndWait();
            for (var read = 0; read < 20; read++)
            {
                counts.Add(store.CountRemarks("c"));
            }
        })).ToList();
        readers.ForEach(reader => reader.Start());
        readers.ForEach(reader => reader.Join());
        Assert.All(counts, count => Assert.Equal(2, count));
    }

    [Fact]
    public void The_log_of_another_file_beside_the_link_is_left_alone()
    {
        using (var first = new ChatSqliteStore(_file.ConnectionString))
        {
            first.Create(TemporaryDatabase.Chat("c"));
        }

        File.CreateSymbolicLink(_file.File("z.db"), _file.Path);
        File.WriteAllText(_file.File("z.db-wal"), "stale");
        using var store = new ChatSqliteStore($"Data Source={_file.File("z.db")}");
        store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
        store.AppendRemarks("c", TemporaryDatabase.Remark("2"));
        Assert.Equal("stale", File.ReadAllText(_file.File("z.db-wal")));
    }

    [Fact]
    public void The_path_is_that_of_the_file_and_not_of_the_link()
    {
        File.WriteAllBytes(_file.Path, []);
        File.CreateSymbolicLink(_file.File("link.db"), _file.Path);
        using var database = new SqliteDatabase($"Data Source={_file.File("link.db")}");
        Assert.Equal(_file.Path, database.Path);
    }
}
