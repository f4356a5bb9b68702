using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Faults;

/// <summary>A trigger that somebody adds while a store is open could undo or ignore what the store acknowledges: it is noticed before that.</summary>
public sealed class TriggerTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public static TheoryData<string, Durability> Changes { get; } = new(
        from change in new[] { "create", "save", "append", "append two", "delete", "transaction" }
        from durability in new[] { Durability.Full, Durability.Relaxed }
        select (change, durability));

    public void Dispose() => _file.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void No_change_is_acknowledged_that_a_trigger_could_undo(string change, Durability durability)
    {
        using var database = new SqliteDatabase(_file.ConnectionString, new SqliteStoreOptions { Durability = durability });
        using var store = new ChatSqliteStore(database);
        store.Create(TemporaryDatabase.Chat("c"));
        var chat = store.Load("c");
        foreach (var id in new[] { "1", "2", "3" })
        {
            store.AppendRemarks("c", TemporaryDatabase.Remark(id));
        }

        foreach (var (trigger, name) in new[]
        {
            ("CREATE TRIGGER forget AFTER INSERT ON chat_remarks BEGIN DELETE FROM chat_remarks WHERE _sequence = NEW._sequence; END", "forget"),
            ("CREATE TRIGGER skip BEFORE INSERT ON chat BEGIN SELECT RAISE(IGNORE); END", "skip"),
            ("CREATE TRIGGER keep BEFORE DELETE ON chat BEGIN SELECT RAISE(IGNORE); END", "keep"),
        })
        {
            _file.Sql(trigger);
            var error = Assert.Throws<SessionSchemaException>(() => Make(change, database, store, chat));
            Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing was changed", error.Message, StringComparison.Ordinal);
            _file.Sql($"DROP TRIGGER {name}");
            Assert.Equal(["1", "2", "3"], store.ReadRemarks("c").Select(remark => remark.Id));
            Assert.Equal(["c"], store.Keys());
        }

        Make(change, database, store, chat);
        Assert.Equal(change == "create" ? 2 : change == "delete" ? 0 : 1, store.Count());
    }

    [Fact]
    public void A_trigger_on_a_table_of_the_user_stays_the_users_own()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c"));
        _file.Sql("CREATE TABLE mine (x); CREATE TRIGGER watch AFTER INSERT ON mine BEGIN SELECT 1; END");
        Assert.Equal(1L, store.AppendRemarks("c", TemporaryDatabase.Remark("1")));
    }

    [Fact]
    public void Verify_names_each_trigger_on_a_table_of_the_class_and_no_other()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c"));
        _file.Sql("CREATE TABLE mine (x); CREATE TRIGGER watch AFTER INSERT ON mine BEGIN SELECT 1; END");
        Assert.True(store.Verify().IsIntact);
        _file.Sql("CREATE TRIGGER keep BEFORE DELETE ON chat BEGIN SELECT RAISE(IGNORE); END; CREATE TRIGGER skip BEFORE INSERT ON chat_remarks BEGIN SELECT RAISE(IGNORE); END; CREATE TRIGGER spy AFTER INSERT ON chat_participants_index BEGIN SELECT 1; END");
        Assert.Equal(
            ["trigger 'keep' on table 'chat'", "trigger 'skip' on table 'chat_remarks'", "trigger 'spy' on table 'chat_participants_index'"],
            store.Verify().Findings.Select(static found => found.Location));
        Assert.All(store.Verify().Findings, static found => Assert.Contains("DROP TRIGGER", found.Problem, StringComparison.Ordinal));
        _file.Sql("DROP TRIGGER keep; DROP TRIGGER skip; DROP TRIGGER spy");
        Assert.True(store.Verify().IsIntact);
    }

    private static void Make(string change, SqliteDatabase database, ChatSqliteStore store, Chat chat)
    {
        switch (change)
        {
            case "create":
                store.Create(TemporaryDatabase.Chat("d"));
                break;
            case "save":
                store.Save(chat);
                break;
            case "append":
                store.AppendRemarks("c", TemporaryDatabase.Remark("4"));
                break;
            case "append two":
                store.AppendRemarks("c", TemporaryDatabase.Remark("4"), TemporaryDatabase.Remark("5"));
                break;
            case "delete":
                store.Delete("c");
                break;
            default:
                database.Transaction(() => store.AppendRemarks("c", TemporaryDatabase.Remark("4")));
                break;
        }
    }
}
