using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Schema;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Opening_a_store_again_writes_nothing()
    {
        new ChatSqliteStore(_file.ConnectionString).Dispose();
        var before = _file.Sql("PRAGMA schema_version").Concat(_file.Sql("SELECT * FROM _persistence_classes"));
        using var store = new ChatSqliteStore(_file.ConnectionString);
        Assert.False(File.Exists(_file.Path + "-wal") && new FileInfo(_file.Path + "-wal").Length > 0);
        Assert.Equal(before, _file.Sql("PRAGMA schema_version").Concat(_file.Sql("SELECT * FROM _persistence_classes")));
    }

    [Fact]
    public void A_table_of_somebody_else_is_refused_and_left_alone()
    {
        _file.Sql("CREATE TABLE chat (mine TEXT); INSERT INTO chat VALUES ('kept')");
        var error = Assert.Throws<SessionSchemaException>(() => new ChatSqliteStore(_file.ConnectionString));
        Assert.Contains("ALTER TABLE \"chat\" RENAME TO", error.Message, StringComparison.Ordinal);
        Assert.Equal(["kept"], _file.Sql("SELECT * FROM chat"));
    }

    [Fact]
    public void A_log_table_of_somebody_else_is_refused_and_left_alone()
    {
        _file.Sql("CREATE TABLE chat_remarks (mine TEXT)");
        Assert.Throws<SessionSchemaException>(() => new ChatSqliteStore(_file.ConnectionString));
        Assert.Equal(["chat_remarks"], _file.Sql("SELECT name FROM sqlite_master WHERE type = 'table'"));
    }

    [Fact]
    public void An_index_that_is_added_later_finds_what_was_there_before()
    {
        using (var older = new PlainChatSqliteStore(_file.ConnectionString))
        {
            older.Create(new PlainChat { Id = "old", Topic = "topic", Participants = ["Agent-4", "Agent-4", "Agent-7"] });
        }

        using var store = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(["old"], store.FindByParticipants("Agent-4"));
        Assert.Equal(["old"], store.FindByParticipants("Agent-7"));
        Assert.Empty(store.FindByParticipants("Agent-1"));
    }

    [Fact]
    public void An_index_that_is_taken_away_is_dropped_and_filled_anew_when_it_comes_back()
    {
        using (var store = new ChatSqliteStore(_file.ConnectionString))
        {
            store.Create(TemporaryDatabase.Chat("c", "Agent-4"));
        }

        using (var plain = new PlainChatSqliteStore(_file.ConnectionString))
        {
            Assert.Empty(_file.Sql("SELECT name FROM sqlite_master WHERE name LIKE '%participants%'"));
            var chat = plain.Load("c");
            chat.Participants[0] = "Agent-1";
            plain.Save(chat);
        }

        using var again = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(["c"], again.FindByParticipants("Agent-1"));
        Assert.Empty(again.FindByParticipants("Agent-4"));
    }

    [Fact]
    public void A_class_that_does_not_know_an_indexed_member_leaves_its_index_to_those_that_do()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c", "Agent-4"));
        var indexes = _file.Sql("SELECT name FROM sqlite_master WHERE name LIKE '%index' OR name LIKE 'chat_by%'");
        using (var bare = new BareChatSqliteStore(_file.ConnectionString))
        {
            bare.Create(new BareChat { Id = "bare" });
            var chat = bare.Load("c");
            chat.Topic = "by the other";
            bare.Save(chat);
        }

        Assert.NotEmpty(indexes);
        Assert.Equal(indexes, _file.Sql("SELECT name FROM sqlite_master WHERE name LIKE '%index' OR name LIKE 'chat_by%'"));
        store.Create(TemporaryDatabase.Chat("d", "Agent-4"));
        Assert.Equal(["c", "d"], store.FindByParticipants("Agent-4"));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void An_index_that_another_version_drops_is_named_once_and_comes_back()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c", "Agent-4"));
        store.Create(TemporaryDatabase.Chat("d", "Agent-4"));
        new PlainChatSqliteStore(_file.ConnectionString).Dispose();

        var finding = Assert.Single(store.Verify().Findings);
        Assert.Null(finding.SessionKey);
        Assert.Contains("chat_participants_index", finding.Location, StringComparison.Ordinal);
        Assert.Contains("open the store again", finding.Problem, StringComparison.Ordinal);
        Assert.Contains("open the store again", Assert.Throws<SessionSchemaException>(() => store.Create(TemporaryDatabase.Chat("e", "Agent-4"))).Message, StringComparison.Ordinal);

        using var again = new ChatSqliteStore(_file.ConnectionString);
        Assert.True(again.Verify().IsIntact);
        store.Create(TemporaryDatabase.Chat("e", "Agent-4"));
        Assert.Equal(["c", "d", "e"], again.FindByParticipants("Agent-4"));
    }

    [Theory]
    [InlineData("v")]
    [InlineData("values_of_my_own")]
    [InlineData("chat_index")]
    [InlineData("my_chat_participants_index")]
    public void A_table_of_the_user_that_looks_like_an_index_is_left_alone(string table)
    {
        new PlainChatSqliteStore(_file.ConnectionString).Dispose();
        _file.Sql($"CREATE TABLE {table} (_value TEXT, _session INTEGER REFERENCES chat (_id)); INSERT INTO {table} VALUES ('kept', NULL)");
        new PlainChatSqliteStore(_file.ConnectionString).Dispose();
        new ChatSqliteStore(_file.ConnectionString).Dispose();
        Assert.Equal(["kept"], _file.Sql($"SELECT _value FROM {table}"));
    }

    [Fact]
    public void A_column_of_another_type_is_refused_with_the_sql_that_converts_it()
    {
        using (var store = new ChatSqliteStore(_file.ConnectionString))
        {
            store.Create(TemporaryDatabase.Chat("c"));
        }

        _file.Sql("DROP INDEX chat_by_phase; ALTER TABLE chat DROP COLUMN phase; ALTER TABLE chat ADD COLUMN phase TEXT; UPDATE chat SET phase = '1'");
        var error = Assert.Throws<SessionSchemaException>(() => new ChatSqliteStore(_file.ConnectionString));
        _file.Sql(error.Message[error.Message.IndexOf("DROP INDEX", StringComparison.Ordinal)..]);
        using var again = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(["c"], again.FindByPhase(Phase.Ended));
    }

    [Fact]
    public void A_key_of_another_type_is_refused_also_where_a_newer_version_made_the_table()
    {
        using (var newer = new LeaseNumberedSqliteStore(_file.ConnectionString))
        {
            newer.Create(new LeaseNumbered { Id = 1 });
        }

        var error = Assert.Throws<SessionSchemaException>(() => new LeaseV1SqliteStore(_file.ConnectionString));
        Assert.Contains("column 'id'", error.Message, StringComparison.Ordinal);
        using var again = new LeaseNumberedSqliteStore(_file.ConnectionString);
        Assert.Equal([1], again.Keys());
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file:x?mode=memory")]
    [InlineData("Data Source=x;Cache=Shared")]
    [InlineData("")]
    public void What_is_no_file_is_refused(string connectionString) =>
        Assert.Throws<ArgumentException>(() => new ChatSqliteStore(connectionString));
}
