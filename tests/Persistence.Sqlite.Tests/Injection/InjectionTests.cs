using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Injection;

/// <summary>Whatever a user can pass as a string is a name, a path or a value, and never SQL.</summary>
public sealed class InjectionTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Stored_names_are_never_sql()
    {
        _file.Sql("CREATE TABLE kept (x TEXT); INSERT INTO kept VALUES ('kept')");
        using (var store = new HostileSqliteStore(_file.ConnectionString))
        {
            UseEverything(store);
        }

        Assert.Equal(["kept"], _file.Sql("SELECT x FROM kept"));
        Assert.Contains("hostile_l\"'); DROP TABLE kept; --", _file.Sql("SELECT name FROM sqlite_master"));

        // Opened once more the tables are found again: nothing is planned, nothing doubled.
        var before = _file.Sql("PRAGMA schema_version");
        using var again = new HostileSqliteStore(_file.ConnectionString);
        Assert.Equal(before, _file.Sql("PRAGMA schema_version"));
        Assert.Equal(2, again.Load("k").Log.Count);
        Assert.True(again.Verify().IsIntact);
    }

    [Fact]
    public void A_former_name_is_never_sql()
    {
        new HostileSqliteStore(_file.ConnectionString).Dispose();
        const string Table = "hostile";
        const string Former = "\"former\"\" INTEGER); DROP TABLE kept; --\"";
        _file.Sql($"CREATE TABLE kept (x TEXT); ALTER TABLE {Table} RENAME COLUMN \"t'); DROP TABLE kept; --\" TO {Former}");
        using var store = new HostileSqliteStore(_file.ConnectionString);
        UseEverything(store);
        Assert.Equal(["0"], _file.Sql("SELECT count(*) FROM kept"));
    }

    [Theory]
    [InlineData("a'; DROP TABLE chat; --.db")]
    [InlineData("a\"b.db")]
    [InlineData("a?mode=memory&cache=shared.db")]
    [InlineData("a%00b#c;Mode=Memory.db")]
    public void A_path_is_never_sql_nor_another_option(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        var builder = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = _file.File(name) };
        using var database = new SqliteDatabase(builder.ConnectionString);
        using var store = new ChatSqliteStore(database);
        store.Create(TemporaryDatabase.Chat("c", "Agent-4"));
        Assert.True(File.Exists(_file.File(name)));
        database.BackupTo(_file.File("copy " + name));
        builder.DataSource = _file.File("copy " + name);
        using var copy = new ChatSqliteStore(builder.ConnectionString);
        Assert.Equal(["c"], copy.FindByParticipants("Agent-4"));
    }

    [Theory]
    [InlineData("Data Source=x.db; DROP TABLE chat")]
    [InlineData("Data Source=x.db;PRAGMA writable_schema=1")]
    [InlineData("Data Source=x.db;Mode=ReadWrite'; DROP TABLE chat; --")]
    public void A_connection_string_that_is_none_is_refused(string connectionString) =>
        Assert.Throws<ArgumentException>(() => new ChatSqliteStore(connectionString));

    [Theory]
    [InlineData("\0")]
    [InlineData("a\0b")]
    [InlineData("\\\"'`[]{}%_*?1 $x :x @x")]
    [InlineData("'); DELETE FROM chat; --")]
    [InlineData("x' || (SELECT 1) || '")]
    public void Values_of_every_place_come_back_as_they_were(string text)
    {
        using var store = new HostileSqliteStore(_file.ConnectionString);
        store.Create(new Hostile { Id = "k", Text = text, Values = [text, text + "2"], Log = [new HostileEntry(text, text)] });
        Assert.Equal(1L, store.AppendLog("k", new HostileEntry(text, text)));
        Assert.Equal(["k"], store.FindByText(text));
        Assert.Equal(["k"], store.FindByValues(text));
        Assert.Empty(store.FindByValues(text + "3"));
        var loaded = store.Load("k");
        Assert.Equal([text, text + "2"], loaded.Values);
        Assert.Equal([new HostileEntry(text, text)], loaded.Log);
        Assert.True(store.Verify().IsIntact);
    }

    private static void UseEverything(HostileSqliteStore store)
    {
        store.Create(new Hostile { Id = "k", Text = "t", At = DateTimeOffset.UnixEpoch, Values = ["a", "b"], Log = [new HostileEntry("1", "one")] });
        store.AppendLog("k", new HostileEntry("2", "two"));
        var session = store.Load("k");
        session.Text = "u";
        session.Values.Remove("a");
        store.Save(session);
        Assert.Equal(["k"], store.FindByText("u"));
        Assert.Equal(["k"], store.FindByAt(DateTimeOffset.UnixEpoch));
        Assert.Empty(store.FindByValues("a"));
        Assert.Equal(["k"], store.FindByValues("b"));
        Assert.Equal(["one", "two"], store.Load("k").Log.Select(entry => entry.Content));
        Assert.True(store.Verify().IsIntact);
        store.Create(new Hostile { Id = "k\" OR 1=1 --" });
        Assert.True(store.Delete("k\" OR 1=1 --"));
        Assert.Equal(["k"], store.Keys());
    }
}
