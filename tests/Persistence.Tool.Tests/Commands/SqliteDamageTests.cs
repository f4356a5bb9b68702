using System.Text;
using Microsoft.Data.Sqlite;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Commands;

/// <summary>Databases that are really damaged: what is damaged is named, all else is moved into a new database, as <c>recover</c> advises.</summary>
public sealed class SqliteDamageTests
{
    private const int Sessions = 60;
    private const string Marker = "a text that stands on one page";

    public static TheoryData<string> Damages => ["page of the log", "page of the table", "missing row", "wrong value"];

    [Theory, MemberData(nameof(Damages))]
    public async Task The_damaged_sessions_are_named_and_the_others_are_moved(string damage)
    {
        using var folder = new TestFolder();
        var database = await Make(folder);
        Damage(database, damage);

        var verified = await Persist.Run("verify", database);
        Assert.Equal(1, verified.Code);
        Assert.Contains("conversation Chat 40: ", verified.Results, StringComparison.Ordinal);

        var exported = await Persist.Run("export", database, "--output", folder["document"]);
        Assert.Equal(1, exported.Code);
        Assert.Contains("left out: Session 'Chat 40'", exported.Notes, StringComparison.Ordinal);

        var advice = await Persist.Run("recover", database);
        Assert.Equal(2, advice.Code);
        Assert.Contains($"'persist copy {database} NEW.db'", advice.Notes, StringComparison.Ordinal);
        var copied = await Persist.Run("copy", database, folder["new.db"]);
        Assert.Equal(1, copied.Code);
        Assert.Contains("conversation Chat 40: not copied: ", copied.Results, StringComparison.Ordinal);
        await Persist.Succeed("verify", folder["new.db"]);

        // Nothing but what shares a page with the damage is missing, and what is there is whole.
        using var store = new ConversationSqliteStore($"Data Source={folder["new.db"]};Pooling=False");
        Assert.InRange(store.Count(), damage.StartsWith("page", StringComparison.Ordinal) ? Sessions - 15 : Sessions - 1, Sessions - 1);
        Assert.Empty(store.Verify().Findings);
        await Persist.Succeed("import", folder["document"], folder["again.db"], "--shape", folder["new.db"]);
        Assert.Equal(await Persist.DigestOf(folder["new.db"]), await Persist.DigestOf(folder["again.db"]));
    }

    [Fact]
    public async Task A_log_whose_table_was_dropped_is_no_empty_log()
    {
        using var folder = new TestFolder();
        var database = await Make(folder);
        Change(database, "DROP TABLE conversation_lines");
        var verified = await Persist.Run("verify", database);
        Assert.Equal(1, verified.Code);
        Assert.Contains("the table of log 'lines' is missing", verified.Results, StringComparison.Ordinal);
        Assert.Contains($"{Sessions} not copied", (await Persist.Run("copy", database, folder["new.db"], "--class", "conversation")).Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_without_their_session_are_found()
    {
        using var folder = new TestFolder();
        var database = await Make(folder);
        Change(database, "DELETE FROM conversation WHERE id = 'Chat 40'");
        var verified = await Persist.Run("verify", database);
        Assert.Equal(1, verified.Code);
        Assert.Contains("rows of table 'conversation_remarks' belong to no session", verified.Results, StringComparison.Ordinal);
    }

    private static async Task<string> Make(TestFolder folder)
    {
        Samples.Fill(folder["files"], Sessions, new Random(28));
        using (var files = new ConversationJsonStore(folder["files"], new JsonStoreOptions { Durability = Durability.Relaxed }))
        {
            // So that a log has many pages.
            foreach (var key in files.Keys().ToList())
            {
                files.AppendRemarks(key, [.. Enumerable.Repeat(new string('r', 300), 3)]);
            }

            files.Update("Chat 40", static session => session.Note = "h" + Marker);
            files.AppendRemarks("Chat 40", "l" + Marker, "the next one");
        }

        await Persist.Succeed("copy", folder["files"], folder["chat.db"]);
        return folder["chat.db"];
    }

    private static void Damage(string database, string damage)
    {
        switch (damage)
        {
            case "page of the log":
                Tear(database, "l" + Marker);
                break;
            case "page of the table":
                Tear(database, "h" + Marker);
                break;
            case "missing row":
                Change(database, $"DELETE FROM conversation_remarks WHERE value = 'l{Marker}'");
                break;
            default:
                Change(database, "UPDATE conversation SET started_at = 'yesterday' WHERE id = 'Chat 40'");
                break;
        }
    }

    private static void Change(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Foreign Keys=False;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // Every page on which the text stands: those of a table, and of an index over it.
    private static void Tear(string database, string text)
    {
        const int Page = 4096;
        Change(database, "PRAGMA wal_checkpoint(TRUNCATE)");
        var bytes = File.ReadAllBytes(database);
        var marker = Encoding.UTF8.GetBytes(text);
        for (var at = bytes.AsSpan().IndexOf(marker); at >= 0; at = bytes.AsSpan().IndexOf(marker))
        {
            bytes.AsSpan(at / Page * Page, Page).Fill(0xDE);
        }

        File.WriteAllBytes(database, bytes);
    }
}
