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
        store.Create(new DocV1 { Id = "c" });
        for (var number = 1; number <= appends; number++)
        {
            store.AppendLog("c", TemporaryDatabase.Remark($"{number}"));
        }

        using (var newer = new DocV2SqliteStore(_file.ConnectionString))
        {
            Assert.Equal(appends, newer.CountEntries("c"));
        }

        Action[] calls =
        [
            () => store.AppendLog("c", TemporaryDatabase.Remark("4")),
            () => store.AppendLog("c", TemporaryDatabase.Remark("4"), TemporaryDatabase.Remark("5")),
            () => store.Load("c"),
            () => store.ReadLog("c"),
            () => store.CountLog("c"),
        ];
        foreach (var call in calls)
        {
            var error = Assert.Throws<SessionSchemaException>(call);
            Assert.Equal("c", error.SessionKey);
            Assert.Contains("written by schema version 2 of DocV1, this program knows version 1", error.Message, StringComparison.Ordinal);
            Assert.EndsWith("Update the program.", error.Message, StringComparison.Ordinal);
        }

        var finding = Assert.Single(store.Verify().Findings);
        Assert.Equal("c", finding.SessionKey);
        Assert.EndsWith("Update the program.", finding.Problem, StringComparison.Ordinal);
    }
}
