using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Faults;

/// <summary>Databases that a store could not use rightly are refused in words when they are opened, and left as they are.</summary>
public sealed class UnfitDatabaseTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("UTF-16", "UTF-16")]
    [InlineData("UTF-16be", "UTF-16be")]
    public void A_database_of_another_encoding(string encoding, string named)
    {
        _file.Sql($"PRAGMA encoding = '{encoding}'; CREATE TABLE mine (x)");
        var error = Assert.Throws<SessionSchemaException>(() => new ChatSqliteStore(_file.ConnectionString));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal(["mine"], _file.Sql("SELECT name FROM sqlite_master"));
        AssertIsGood(error);
    }

    [Theory]
    [InlineData("CREATE TRIGGER watch AFTER INSERT ON chat BEGIN SELECT RAISE(IGNORE); END", "watch")]
    [InlineData("CREATE TRIGGER \"two words\" BEFORE DELETE ON chat_remarks BEGIN SELECT 1; END", "two words")]
    [InlineData("CREATE TRIGGER third BEFORE UPDATE ON chat_participants_index BEGIN SELECT 1; END", "third")]
    public void A_trigger_on_the_tables_of_the_class(string trigger, string name)
    {
        using (var store = new ChatSqliteStore(_file.ConnectionString))
        {
            store.Create(TemporaryDatabase.Chat("c"));
        }

        _file.Sql(trigger);
        var error = Assert.Throws<SessionSchemaException>(() => new ChatSqliteStore(_file.ConnectionString));
        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
        AssertIsGood(error);
        _file.Sql($"DROP TRIGGER \"{name}\"");
        using var again = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(["c"], again.Keys());
    }

    [Fact]
    public void A_trigger_on_a_table_of_the_user_is_the_users_own()
    {
        _file.Sql("CREATE TABLE mine (x); CREATE TRIGGER watch AFTER INSERT ON mine BEGIN SELECT 1; END");
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c"));
        Assert.True(store.Verify().IsIntact);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(65536)]
    public void Every_page_size_will_do(int size)
    {
        _file.Sql($"PRAGMA page_size = {size}; CREATE TABLE mine (x)");
        using (var store = new ChatSqliteStore(_file.ConnectionString))
        {
            var chat = TemporaryDatabase.Chat("c", "Agent-4");
            chat.Remarks.AddRange(Enumerable.Range(0, 200).Select(number => TemporaryDatabase.Remark($"r{number}") with { Content = new string('x', number * 10) }));
            store.Create(chat);
            store.AppendRemarks("c", TemporaryDatabase.Remark("last"));
            Assert.True(store.Verify().IsIntact);
        }

        Assert.Equal([$"{size}"], _file.Sql("PRAGMA page_size"));
        using var again = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(201, again.Load("c").Remarks.Count);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file()
    {
        Directory.CreateDirectory(_file.Path);
        var error = Assert.Throws<SessionStoreUnavailableException>(() => new ChatSqliteStore(_file.ConnectionString));
        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
        AssertIsGood(error);
    }

    [Fact]
    public void A_database_in_memory_by_its_VFS()
    {
        Assert.Throws<ArgumentException>(() => new ChatSqliteStore($"{_file.ConnectionString};Vfs=memdb"));
        Assert.False(File.Exists(_file.Path));
    }

    [Fact]
    public void A_VFS_that_is_not_there()
    {
        var error = Assert.Throws<ArgumentException>(() => new ChatSqliteStore($"{_file.ConnectionString};Vfs=nosuch"));
        Assert.Contains("nosuch", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("unix-dotfile")]
    [InlineData("unix-none")]
    public void A_VFS_that_has_no_write_ahead_log(string vfs)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Those are of Unix.");
        var error = Assert.Throws<SessionStoreUnavailableException>(() => new ChatSqliteStore($"{_file.ConnectionString};Vfs={vfs}"));
        Assert.Contains("write-ahead log", error.Message, StringComparison.Ordinal);
        AssertIsGood(error);
    }

    [Fact]
    public void A_file_of_two_names()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there the system says how many names a file has.");
        using (var store = new ChatSqliteStore(_file.ConnectionString))
        {
            store.Create(TemporaryDatabase.Chat("c"));
        }

        Link(_file.Path, _file.File("other.db"));
        foreach (var name in new[] { _file.Path, _file.File("other.db") })
        {
            var error = Assert.Throws<SessionStoreUnavailableException>(() => new ChatSqliteStore($"Data Source={name}"));
            Assert.Contains("2 names", error.Message, StringComparison.Ordinal);
            AssertIsGood(error);
        }

        File.Delete(_file.File("other.db"));
        using var again = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(["c"], again.Keys());
    }

    private static void Link(string path, string name)
    {
        using var link = System.Diagnostics.Process.Start("ln", [path, name]);
        link.WaitForExit();
        Assert.Equal(0, link.ExitCode);
    }

    private void AssertIsGood(SessionException error)
    {
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains(_file.File(""), error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", error.Message, StringComparison.Ordinal);
    }
}
