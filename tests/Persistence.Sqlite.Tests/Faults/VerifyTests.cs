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

    /// <summary>The column is the index, and a lookup loads nothing: docs/contract.md says so.</summary>
    [Fact]
    public void A_lookup_goes_by_what_stands_in_the_column()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c"));
        store.Create(TemporaryDatabase.Chat("e"));
        _file.Sql("UPDATE chat SET last_activity = 'yesterday' WHERE id = 'c'");
        var found = store.FindByLastActivity(DateTimeOffset.UnixEpoch);
        Assert.Equal(["e"], found.AsEnumerable());
        Assert.Empty(found.Skipped);
        Assert.Throws<SessionSchemaException>(() => store.Load("c"));
        Assert.Equal("c", Assert.Single(store.Verify().Findings).SessionKey);
    }

    [Theory]
    [InlineData("UPDATE chat SET last_activity = 'yesterday' WHERE id = 'c'", "c", "table 'chat', row 1, column 'last_activity'")]
    [InlineData("UPDATE chat SET participants = '{' WHERE id = 'c'", "c", "table 'chat', row 1, column 'participants'")]
    [InlineData("UPDATE chat_remarks SET sent_at = 'then' WHERE _session = 1", "c", "log Remarks of row 1, column 'sent_at'")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE chat SET id = '' WHERE id = 'c'", "", "table 'chat', row 1, its key")]
    public void A_column_that_cannot_be_read_is_named(string damage, string key, string location)
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c"));
        store.AppendRemarks("c", TemporaryDatabase.Remark("m"));
        store.Create(TemporaryDatabase.Chat("e"));
        _file.Sql(damage);
        var finding = Assert.Single(store.Verify().Findings);
        Assert.Equal((key, location), (finding.SessionKey, finding.Location));
        if (key.Length > 0)
        {
            // Broken JSON is damage; a text that is no time is whole and does not fit.
            var isBroken = damage.Contains('{', StringComparison.Ordinal);
            Assert.IsType(isBroken ? typeof(SessionCorruptedException) : typeof(SessionSchemaException), Assert.ThrowsAny<SessionException>(() => store.Load(key)));
        }
    }

    /// <summary>As many entries as the session says, and one of them where none may be.</summary>
    [Fact]
    public void An_entry_that_counts_on_from_no_other_is_found()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c"));
        store.AppendRemarks("c", TemporaryDatabase.Remark("1"), TemporaryDatabase.Remark("2"));
        Assert.True(store.Verify().IsIntact);
        _file.Sql("UPDATE chat_remarks SET _sequence = 3 WHERE _sequence = 2");
        Assert.Equal("c", Assert.Single(store.Verify().Findings).SessionKey);
    }

    [Fact]
    public void An_expired_session_of_a_newer_class_is_neither_counted_nor_found()
    {
        using var older = new LeaseV1SqliteStore(_file.ConnectionString);
        using var newer = new LeaseV2SqliteStore(_file.ConnectionString);
        newer.Create(new LeaseV2 { Id = "expired" });
        newer.Create(new LeaseV2 { Id = "live" });
        _file.Sql("UPDATE lease SET _expires_at = 1 WHERE id = 'expired'");
        var report = older.Verify();
        Assert.Equal(1, report.SessionsChecked);
        Assert.Equal("live", Assert.Single(report.Findings).SessionKey);
        Assert.True(newer.Verify().IsIntact);
    }

    [Fact]
    public void A_row_whose_columns_a_newer_class_renamed_is_named_though_its_own_version_is_known()
    {
        using var older = new LeaseV1SqliteStore(_file.ConnectionString);
        older.Create(new LeaseV1 { Id = "old", Holder = "x" });
        using var newer = new LeaseV2SqliteStore(_file.ConnectionString);
        var finding = Assert.Single(older.Verify().Findings);
        Assert.Equal("old", finding.SessionKey);
        Assert.Contains("a newer version of LeaseV1 has changed the columns of the table (no such column", finding.Problem, StringComparison.Ordinal);
        Assert.True(newer.Verify().IsIntact);
    }

    [Fact]
    public void An_index_entry_of_no_session_is_found()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        _file.Sql("PRAGMA foreign_keys = OFF; INSERT INTO chat_participants_index VALUES ('Agent-4', 'gone', 7)");
        Assert.Contains(store.Verify().Findings, found => found.Location == "table 'chat_participants_index'" && found.Problem.StartsWith("1 row of 1 session ", StringComparison.Ordinal));
    }
}
