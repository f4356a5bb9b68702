using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Faults;

/// <summary>What SQLite itself finds nothing wrong with, and <c>Verify</c> does.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("DELETE FROM chat_participants_index WHERE _value = 'Agent-4'", "'Agent-4' is not in the index")]
    [InlineData("UPDATE chat_participants_index SET _value = 'Agent-9' WHERE _value = 'Agent-4'", "'Agent-9' is in the index")]
    [InlineData("UPDATE chat_participants_index SET id = 'd' WHERE _value = 'Agent-7'", "'Agent-7' is in the index")]
    [InlineData("INSERT INTO chat_participants_index SELECT 'Agent-8', id, _id FROM chat WHERE id = 'c'", "'Agent-8' is in the index")]
    [InlineData("UPDATE chat SET participants = '[\"Agent-4\"]' WHERE id = 'c'", "'Agent-7' is in the index")]
    public void A_multi_valued_index_that_says_something_else_is_found(string damage, string finding)
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c", "Agent-4", "Agent-7", "Agent-7"));
        store.Create(TemporaryDatabase.Chat("e"));
        Assert.True(store.Verify().IsIntact);
        _file.Sql(damage);
        var report = store.Verify();
        Assert.Contains(report.Findings, found => found.SessionKey == "c" && found.ToString().Contains(finding, StringComparison.Ordinal));
        Assert.DoesNotContain(report.Findings, found => found.SessionKey == "e");
    }

    [Fact]
    public void An_index_entry_of_no_session_is_found()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        _file.Sql("PRAGMA foreign_keys = OFF; INSERT INTO chat_participants_index VALUES ('Agent-4', 'gone', 7)");
        Assert.Contains(store.Verify().Findings, found => found.ToString().Contains("foreign_key_check", StringComparison.Ordinal));
    }
}
