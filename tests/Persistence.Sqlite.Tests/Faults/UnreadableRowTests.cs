using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Faults;

/// <summary>One row that cannot be used never hides the others, in no way in which a row can be so.</summary>
public sealed class UnreadableRowTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("UPDATE chat SET last_activity = 'yesterday' WHERE id = 'b'", true)]
    [InlineData("UPDATE chat SET participants = '{' WHERE id = 'b'", true)]
    [InlineData("UPDATE chat SET participants = NULL, topic = NULL WHERE id = 'b'", true)]
    [InlineData("UPDATE chat SET phase = 99999999999999 WHERE id = 'b'", true)]
    [InlineData("UPDATE chat SET _schema_version = 99 WHERE id = 'b'", true)]
    [InlineData("UPDATE chat SET _schema_version = 9223372036854775807 WHERE id = 'b'", true)]
    [InlineData("UPDATE chat SET _version = -5, _token = 0 WHERE id = 'b'", true)]
    [InlineData("UPDATE chat SET _expires_at = 9223372036854775807 WHERE id = 'b'", true)]
    [InlineData("UPDATE chat_remarks SET sent_at = 'then' WHERE _session = 2", true)]
    [InlineData("UPDATE chat_remarks SET _sequence = 7 WHERE _session = 2", true)]
    [InlineData("UPDATE chat SET id = '' WHERE id = 'b'", false)]
    [InlineData("UPDATE chat SET id = printf('%.600c', 'x') WHERE id = 'b'", false)]
    public void A_damaged_row_is_passed_over_or_listed_and_named(string damage, bool isKeyTold)
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        foreach (var key in (string[])["a", "b", "z"])
        {
            store.Create(TemporaryDatabase.Chat(key, "Agent-4"));
            store.AppendRemarks(key, TemporaryDatabase.Remark("1"));
        }

        _file.Sql("PRAGMA foreign_keys = OFF; " + damage);
        string[] keys = isKeyTold ? ["a", "b", "z"] : ["a", "z"];
        Assert.Equal(keys, store.Keys().Order(StringComparer.Ordinal));
        Assert.Equal(keys.Length, store.Count());
        foreach (var found in (SessionKeys<string>[])[store.FindByParticipants("Agent-4"), store.FindByPhase(default), store.FindByLastActivity(DateTimeOffset.UnixEpoch)])
        {
            Assert.Equal(["a", "z"], found.Where(static key => key != "b"));
            Assert.True(isKeyTold || (!found.Contains("b") && found.Skipped.Count == 1), "a row whose key is none is named by each index");
        }

        Assert.Equal(0, store.PurgeExpired());
        Assert.Equal(3, store.Verify().SessionsChecked);
        Assert.DoesNotContain(store.Verify().Findings, found => found.SessionKey is "a" or "z");
        Assert.True(isKeyTold || store.Verify().Findings.Any(static found => found.Location.EndsWith("its key", StringComparison.Ordinal)), "Verify names the row");
        store.AppendRemarks("a", TemporaryDatabase.Remark("2"));
        Assert.Equal("z", store.Load("z").Id);
        Assert.True(Record.Exception(() => store.Load("b")) is null or SessionException);
    }

    [Fact]
    public void A_key_that_is_none_of_the_class_is_skipped_by_each_call_and_named()
    {
        using var store = new NoteSqliteStore(_file.ConnectionString);
        for (var number = 1; number <= 600; number++)
        {
            store.Create(new Note { Number = number });
        }

        // More than a page of them in a row.
        _file.Sql("UPDATE note SET number = 5000000000 + number WHERE number > 300");
        store.Create(new Note { Number = 601 });
        _file.Sql("UPDATE note SET number = -9000000000 WHERE number = 1");
        Assert.Equal([.. Enumerable.Range(2, 299), 601], store.Keys());
        Assert.Equal(300, store.Count());
        Assert.Equal(301, store.Verify().Findings.Count);
        Assert.Equal(0, store.PurgeExpired());
    }

    [Theory]
    [InlineData(4294967296)]
    [InlineData(-2147483649)]
    public void A_number_that_an_enum_does_not_hold_is_not_cut_to_another_value(long number)
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("a", "Agent-4"));
        _file.Sql($"UPDATE chat SET phase = {number}");
        Assert.Contains(number.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Throws<SessionSchemaException>(() => store.Load("a")).Message, StringComparison.Ordinal);
        Assert.Single(store.Verify().Findings);
    }

    [Fact]
    public void A_find_names_those_whose_key_is_none_and_goes_on_to_its_limit()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        foreach (var key in (string[])["a", "b", "c", "d"])
        {
            store.Create(TemporaryDatabase.Chat(key, "Agent-4"));
        }

        _file.Sql("UPDATE chat SET id = '' WHERE id = 'a'");
        var found = store.FindByPhase(default, limit: 2);
        Assert.Equal(["b", "c"], found);
        Assert.Equal("", Assert.Single(found.Skipped).Session);
        Assert.Empty(store.FindByPhase(default, limit: 0));
        found = store.FindByParticipants("Agent-4", limit: 2);
        Assert.Equal(["b", "c"], found);
        Assert.Equal("", Assert.Single(found.Skipped).Session);
        _file.Sql("UPDATE chat SET id = 'x' WHERE id = 'b'");
        Assert.Equal(["x", "c", "d"], store.FindByParticipants("Agent-4"));
    }

    [Fact]
    public void An_index_that_the_class_gets_later_is_filled_past_damaged_rows()
    {
        using (var plain = new PlainChatSqliteStore(_file.ConnectionString))
        {
            foreach (var key in (string[])["a", "b", "z"])
            {
                plain.Create(new PlainChat { Id = key, Topic = "t", Participants = { "Agent-4" } });
            }
        }

        _file.Sql("UPDATE chat SET participants = '{' WHERE id = 'b'");
        using var store = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(["a", "z"], store.FindByParticipants("Agent-4"));
        Assert.Equal("b", Assert.Single(store.Verify().Findings).SessionKey);
    }
}
