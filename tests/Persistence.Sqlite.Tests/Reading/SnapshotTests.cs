using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Reading;

/// <summary>What belongs together is read as of one moment, whatever is committed in the middle of the read.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_session_that_is_saved_while_it_is_loaded_is_the_one_or_the_other()
    {
        var (store, other) = Open("loaded");
        using (store)
        using (other)
        {
            OwnerId.OnNextRead("loaded", () => Take(other, "loaded"));
            var loaded = store.Load("c");
            Assert.Equal((0, 1), (loaded.Turns, loaded.Remarks.Count));
            loaded = store.Load("c");
            Assert.Equal((1, 2), (loaded.Turns, loaded.Remarks.Count));
        }
    }

    [Fact]
    public void A_session_that_is_saved_while_it_is_verified_is_intact()
    {
        var (store, other) = Open("verified");
        using (store)
        using (other)
        {
            OwnerId.OnNextRead("verified", () => Take(other, "verified"));
            var report = store.Verify();
            Assert.True(report.IsIntact);
            Assert.Equal(1, report.EntriesChecked);
            Assert.Equal(2, store.Verify().EntriesChecked);
        }
    }

    private (OwnedChatSqliteStore Store, OwnedChatSqliteStore Other) Open(string owner)
    {
        var store = new OwnedChatSqliteStore(_file.ConnectionString);
        store.Create(new OwnedChat { Id = "c", Owner = new OwnerId(owner), Remarks = { TemporaryDatabase.Remark("1") } });
        return (store, new OwnedChatSqliteStore(_file.ConnectionString));
    }

    // By another thread: the one that reads is in the middle of a call.
    private static void Take(OwnedChatSqliteStore other, string owner)
    {
        var thread = new Thread(() => other.Update("c", chat =>
        {
            (chat.Owner, chat.Turns) = (new OwnerId(owner), 1);
            chat.Remarks.Add(TemporaryDatabase.Remark("2"));
        }));
        thread.Start();
        thread.Join();
    }
}
