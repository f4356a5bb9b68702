using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Places;

/// <summary>One file under several spellings of its path is one database.</summary>
public sealed class SpellingTests : IDisposable
{
    private const int Appends = 30;

    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Stores_of_one_file_under_several_spellings_lose_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        using (var first = new ChatSqliteStore(_file.ConnectionString))
        {
            first.Create(TemporaryDatabase.Chat("c"));
        }

        File.CreateSymbolicLink(_file.File("link.db"), _file.Path);
        Directory.CreateSymbolicLink(_file.File("folder"), Path.GetDirectoryName(_file.Path)!);
        string[] spellings =
        [
            _file.ConnectionString,
            $"Data Source={Path.GetRelativePath(Environment.CurrentDirectory, _file.Path)}",
            $"Filename={_file.File("./../" + Path.GetFileName(Path.GetDirectoryName(_file.Path)) + "/sessions.db")};Default Timeout=5;Pooling=True",
            $"Data Source={_file.File("link.db")};Foreign Keys=False;Cache=Private",
            $"Data Source={_file.File("folder/sessions.db")};Mode=ReadWrite;Recursive Triggers=True",
        ];
        var stores = spellings.Select(spelling => new ChatSqliteStore(spelling)).ToList();
        var sequences = new System.Collections.Concurrent.ConcurrentBag<long>();
        Parallel.ForEach(Enumerable.Range(0, stores.Count), number =>
        {
            for (var call = 0; call < Appends; call++)
            {
                sequences.Add(stores[number].AppendRemarks("c", TemporaryDatabase.Remark($"{number}/{call}")));
            }
        });
        Assert.Equal(Enumerable.Range(1, stores.Count * Appends).Select(number => (long)number), sequences.Order());
        Assert.All(stores, store => Assert.Equal(stores.Count * Appends, store.CountRemarks("c")));
        Assert.True(stores[3].Delete("c"));
        Assert.Empty(_file.Sql("SELECT * FROM chat_remarks"));
        stores.ForEach(store => store.Dispose());
        Assert.Equal(["folder", "link.db", "sessions.db"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_file.Path)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_uri_is_refused_and_says_what_to_give_instead()
    {
        var error = Assert.Throws<ArgumentException>(() => new ChatSqliteStore($"Data Source=file:{_file.Path}?cache=shared"));
        Assert.Contains("give the path", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_file.Path));
    }

    [Fact]
    public void A_backup_never_takes_the_place_of_its_own_database()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        File.WriteAllBytes(_file.Path, []);
        Directory.CreateSymbolicLink(_file.File("folder"), Path.GetDirectoryName(_file.Path)!);
        File.CreateSymbolicLink(_file.File("link.db"), _file.Path);
        using var database = new SqliteDatabase($"Data Source={_file.File("link.db")}");
        using var store = new ChatSqliteStore(database);
        store.Create(TemporaryDatabase.Chat("c"));
        Assert.Throws<ArgumentException>(() => database.BackupTo(_file.Path));
        Assert.Throws<ArgumentException>(() => database.BackupTo(_file.File("link.db")));
        Assert.Throws<ArgumentException>(() => database.BackupTo(_file.File("folder/sessions.db")));
        store.AppendRemarks("c", TemporaryDatabase.Remark("r"));

        // What else is there is left alone, database or not, or replaced where that is asked for.
        File.WriteAllText(_file.File("old.db"), "old");
        Assert.Contains("overwritten", Assert.Throws<ArgumentException>(() => database.BackupTo(_file.File("old.db"))).Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_file.File("old.db")));
        database.BackupTo(_file.File("old.db"), overwrite: true);
        using var copy = new ChatSqliteStore($"Data Source={_file.File("old.db")}");
        Assert.Equal(1, copy.CountRemarks("c"));
    }
}
