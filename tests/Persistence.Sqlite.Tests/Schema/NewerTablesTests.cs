using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Schema;

/// <summary>A newer version of the program renames a table under a store of an older one, for which opening it again is no help.</summary>
public sealed class NewerTablesTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_log_that_a_newer_version_renamed_asks_for_an_update(int appends)
    {
        using var store = new DocV1SqliteStore(_file.ConnectionString);
        var known = new DocV1 { Id = "c" };
        store.Create(known);
        for (var number = 1; number <= appends; number++)
        {
            store.AppendLog("c", TemporaryDatabase.Remark($"{number}"));
        }

        known.Log.Add(TemporaryDatabase.Remark("4"));

        using (var newer = new DocV2SqliteStore(_file.ConnectionString))
        {
            Assert.Equal(appends, newer.CountEntries("c"));
        }

        Action[] calls =
        [
            () => store.Create(new DocV1 { Id = "d", Log = { TemporaryDatabase.Remark("1") } }),
            () => store.AppendLog("c", TemporaryDatabase.Remark("4")),
            () => store.AppendLog("c", TemporaryDatabase.Remark("4"), TemporaryDatabase.Remark("5")),
            () => store.Save(known),
            () => store.Load("c"),
            () => store.ReadLog("c"),
            () => store.CountLog("c"),
        ];
        foreach (var call in calls)
        {
            AsksForAnUpdate("DocV1", call);
        }

        var finding = Assert.Single(store.Verify().Findings);
        Assert.Equal("c", finding.SessionKey);
        Assert.EndsWith("Update the program.", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_a_newer_version_renamed_ask_for_an_update()
    {
        using var store = new PartV1SqliteStore(_file.ConnectionString);
        var known = new PartV1 { Code = "c", Place = "here" };
        store.Create(known);
        known.Place = "there";
        Assert.Empty(store.FindByPlace("nowhere"));
        Assert.Equal(1, store.Count());
        using (var newer = new PartV2SqliteStore(_file.ConnectionString))
        {
            Assert.Equal(["c"], newer.FindByShelf("here"));
        }

        Action[] calls =
        [
            () => store.Create(new PartV1 { Code = "d" }),
            () => store.Save(known),
            () => store.Delete("c"),
            () => store.Load("c"),
            () => store.Exists("c"),
            () => Assert.Empty(store.Keys()),
            () => store.Count(),
            () => store.FindByPlace("here"),
            () => store.FindByPlace("nowhere"),
        ];
        foreach (var call in calls)
        {
            AsksForAnUpdate("PartV1", call);
        }

        using var later = new PartV2SqliteStore(_file.ConnectionString);
        Assert.Equal("here", later.Load("c").Shelf);
        Assert.Equal(1, later.Count());
    }

    [Fact]
    public void A_call_that_reads_does_not_speak_of_writing()
    {
        using var store = new PartV1SqliteStore(_file.ConnectionString);
        store.Create(new PartV1 { Code = "c", Place = "here" });
        _file.Sql("ALTER TABLE part RENAME COLUMN place TO other");
        foreach (var read in new Action[] { () => store.FindByPlace("here"), () => store.Load("c") })
        {
            var error = Assert.Throws<SessionSchemaException>(read);
            Assert.Contains("Nothing was read; another version", error.Message, StringComparison.Ordinal);
        }

        Assert.Contains("Nothing was written; another version", Assert.Throws<SessionSchemaException>(() => store.Create(new PartV1 { Code = "d" })).Message, StringComparison.Ordinal);
    }

    private static void AsksForAnUpdate(string name, Action call)
    {
        var error = Assert.Throws<SessionSchemaException>(call);
        Assert.Contains($"written by schema version 2 of {name}, this program knows version 1", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Update the program.", error.Message, StringComparison.Ordinal);
    }
}
