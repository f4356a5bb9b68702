using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Faults;

/// <summary>Rows that a tool left which deleted a session with <c>foreign_keys</c> off, as the sqlite3 shell does.</summary>
public sealed class OrphanTests : IDisposable
{
    private const string Without = "PRAGMA foreign_keys = OFF; ";

    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_new_session_inherits_no_entries_and_no_index_entries()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        LeaveOrphansOf(store, "secret");

        store.Create(TemporaryDatabase.Chat("new", "Agent-4"));
        Assert.Empty(store.ReadLastRemarks("new", 5));
        Assert.Equal(1L, store.AppendRemarks("new", TemporaryDatabase.Remark("m1") with { Content = "hello" }));
        Assert.Equal("hello", Assert.Single(store.Load("new").Remarks).Content);
        Assert.Equal(["new"], store.FindByParticipants("Agent-4"));
        Assert.Empty(store.FindByParticipants("Agent-7"));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void Entries_that_are_created_with_a_session_begin_at_one()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        LeaveOrphansOf(store, "secret");
        var chat = TemporaryDatabase.Chat("new");
        chat.Remarks.Add(TemporaryDatabase.Remark("m1") with { Content = "mine" });
        store.Create(chat);
        Assert.Equal(["1|m1|mine"], _file.Sql("SELECT _sequence, id, content FROM chat_remarks"));
        Assert.Equal(2L, store.AppendRemarks("new", TemporaryDatabase.Remark("m2")));
    }

    [Fact]
    public void A_session_of_the_same_key_can_be_created_again_and_is_found_once()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        LeaveOrphansOf(store, "secret");
        store.Create(TemporaryDatabase.Chat("other"));
        store.Create(TemporaryDatabase.Chat("secret", "Agent-4"));
        Assert.Equal(["secret"], store.FindByParticipants("Agent-4"));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void The_index_entry_of_an_orphan_makes_room_for_the_session_of_its_key()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("first", "Agent-4"));
        store.Create(TemporaryDatabase.Chat("second"));
        _file.Sql(Without + "DELETE FROM chat WHERE id = 'first'");
        store.Create(TemporaryDatabase.Chat("first", "Agent-4"));
        Assert.Equal(["first"], store.FindByParticipants("Agent-4"));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void A_table_of_another_version_of_the_class_keeps_no_orphans_of_a_new_session_either()
    {
        using (var whole = new ChatSqliteStore(_file.ConnectionString))
        {
            LeaveOrphansOf(whole, "secret");
        }

        using (var bare = new BareChatSqliteStore(_file.ConnectionString))
        {
            bare.Create(new BareChat { Id = "new" });
        }

        using var store = new ChatSqliteStore(_file.ConnectionString);
        Assert.Empty(store.ReadRemarks("new"));
        Assert.Empty(store.FindByParticipants("Agent-4"));
    }

    [Fact]
    public void Verify_names_orphans_by_table_and_how_many_before_a_new_session_comes()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        LeaveOrphansOf(store, "secret");
        var findings = store.Verify().Findings;
        Assert.Contains(findings, found => found.Location == "table 'chat_remarks'" && found.Problem.StartsWith("3 rows ", StringComparison.Ordinal));
        Assert.Contains(findings, found => found.Location == "table 'chat_participants_index'" && found.Problem.StartsWith("2 rows ", StringComparison.Ordinal));
        Assert.Equal(2, findings.Count);
        Assert.All(findings, found => Assert.Null(found.SessionKey));
    }

    [Fact]
    public void Rows_of_the_users_own_tables_that_lost_their_parent_are_named_once_for_each_table()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        _file.Sql(Without + "CREATE TABLE mine (x REFERENCES mine (x)); INSERT INTO mine VALUES (1), (2), (3)");
        Assert.Empty(_file.Sql("SELECT 1 FROM mine WHERE x = 9"));
        _file.Sql(Without + "CREATE TABLE parent (x PRIMARY KEY); CREATE TABLE child (x REFERENCES parent (x)); INSERT INTO child VALUES (1), (2), (3)");
        var finding = Assert.Single(store.Verify().Findings, found => found.Location == "table 'child'");
        Assert.Contains("3 rows", finding.Problem, StringComparison.Ordinal);
    }

    private void LeaveOrphansOf(ChatSqliteStore store, string key)
    {
        store.Create(TemporaryDatabase.Chat(key, "Agent-4", "Agent-7"));
        store.AppendRemarks(key, Enumerable.Range(1, 3).Select(number => TemporaryDatabase.Remark($"m{number}") with { Content = "private" }).ToArray());
        _file.Sql($"{Without}DELETE FROM chat WHERE id = '{key}'");
    }
}
