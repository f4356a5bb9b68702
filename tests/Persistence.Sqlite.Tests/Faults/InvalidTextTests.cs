using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Faults;

/// <summary>SQLite keeps any bytes as text. What is not UTF-8 is damage: replaced by U+FFFD, it would be lost with the next save.</summary>
public sealed class InvalidTextTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("UPDATE chat SET topic = CAST(x'41ff42' AS TEXT) WHERE id = 'b'", "topic")]
    [InlineData("UPDATE chat SET topic = CAST(x'ff' AS TEXT) WHERE id = 'b'", "topic")]
    [InlineData("UPDATE chat SET topic = CAST(x'41c3' AS TEXT) WHERE id = 'b'", "topic")]
    [InlineData("UPDATE chat SET topic = CAST(x'eda080' AS TEXT) WHERE id = 'b'", "topic")]
    [InlineData("UPDATE chat SET topic = printf('%.5000c', 'x') || CAST(x'ff' AS TEXT) WHERE id = 'b'", "topic")]
    [InlineData("UPDATE chat SET participants = CAST(x'5b2241ff42225d' AS TEXT) WHERE id = 'b'", "participants")]
    [InlineData("UPDATE chat_remarks SET content = CAST(x'41ff42' AS TEXT) WHERE _session = 2", "content")]
    public void Text_that_is_not_Utf8_is_reported_and_kept(string damage, string column)
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        foreach (var key in (string[])["a", "b", "z"])
        {
            store.Create(TemporaryDatabase.Chat(key, "Agent-4"));
            store.AppendRemarks(key, TemporaryDatabase.Remark("1"));
        }

        _file.Sql(damage);
        var error = Assert.Throws<SessionCorruptedException>(() => store.Load("b"));
        Assert.Equal("b", error.SessionKey);
        Assert.Contains($"column '{column}'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(["a", "b", "z"], store.Keys());
        var finding = Assert.Single(store.Verify().Findings);
        Assert.Equal("b", finding.SessionKey);
        Assert.Equal("z", store.Load("z").Id);
    }

    [Fact]
    public void A_key_that_is_not_Utf8_is_skipped_and_named()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        foreach (var key in (string[])["a", "b", "z"])
        {
            store.Create(TemporaryDatabase.Chat(key, "Agent-4"));
        }

        _file.Sql("UPDATE chat SET id = CAST(x'41ff42' AS TEXT) WHERE id = 'b'");
        Assert.Equal(["a", "z"], store.Keys().Order(StringComparer.Ordinal));
        Assert.Equal(2, store.Count());
        Assert.Equal(["a", "z"], store.FindByPhase(default));
        var skipped = Assert.Single(store.FindByPhase(default).Skipped);
        Assert.Equal("A\uFFFDB", skipped.Session);
        Assert.Contains("UTF-8", skipped.Problem, StringComparison.Ordinal);
        var finding = Assert.Single(store.Verify().Findings);
        Assert.EndsWith("its key", finding.Location, StringComparison.Ordinal);
        Assert.Contains("UTF-8", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_an_index_that_is_not_Utf8_is_named()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("a", "A\uFFFDB"));
        _file.Sql("UPDATE chat_participants_index SET _value = CAST(x'41ff42' AS TEXT)");
        var findings = store.Verify().Findings;
        Assert.NotEmpty(findings);
        Assert.All(findings, static found => Assert.Contains("chat_participants_index", found.Location, StringComparison.Ordinal));
    }

    [Fact]
    public void Replacement_characters_and_every_plane_come_back()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        var chat = TemporaryDatabase.Chat("a");
        chat.Topic = "A\uFFFDB é 漢 😀 \0 end";
        store.Create(chat);
        Assert.Equal(chat.Topic, store.Load("a").Topic);
        Assert.True(store.Verify().IsIntact);
    }
}
