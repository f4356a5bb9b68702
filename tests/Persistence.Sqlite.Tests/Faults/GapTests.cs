using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Faults;

/// <summary>A row that somebody deleted in the middle of a log is damage, whatever reads over its place.</summary>
public sealed class GapTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();
    private readonly ChatSqliteStore _store;

    public GapTests()
    {
        _store = new ChatSqliteStore(_file.ConnectionString);
        var chat = TemporaryDatabase.Chat("c");
        chat.Remarks.AddRange(Enumerable.Range(1, 6).Select(number => TemporaryDatabase.Remark($"r{number}")));
        _store.Create(chat);
    }

    public void Dispose()
    {
        _store.Dispose();
        _file.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Reading_over_a_gap_is_damage(int missing)
    {
        _file.Sql($"DELETE FROM chat_remarks WHERE _sequence = {missing}");
        IsDamage(missing, () => _store.Load("c"));
        IsDamage(missing, () => _store.Load("c", SessionLoad.LastEntries(6)));
        IsDamage(missing, () => _store.ReadRemarks("c"));
        IsDamage(missing, () => _store.ReadRemarks("c", afterSequence: missing - 1, limit: 1));
        IsDamage(missing, () => _store.ReadLastRemarks("c", 100));
        var finding = Assert.Single(_store.Verify().Findings);
        Assert.Contains($"entry {missing} is missing", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_beside_a_gap_is_read()
    {
        _file.Sql("DELETE FROM chat_remarks WHERE _sequence = 3");
        Assert.Equal(["r1", "r2"], _store.ReadRemarks("c", limit: 2).Select(remark => remark.Id));
        Assert.Equal(["r4", "r5", "r6"], _store.ReadRemarks("c", afterSequence: 3).Select(remark => remark.Id));
        Assert.Equal(["r5", "r6"], _store.ReadLastRemarks("c", 2).Select(remark => remark.Id));
        Assert.Equal(2, _store.Load("c", SessionLoad.LastEntries(2)).Remarks.Count);
    }

    private static void IsDamage(int missing, Action read)
    {
        var error = Assert.Throws<SessionCorruptedException>(read);
        Assert.Contains($"table 'chat_remarks': entry {missing} is missing", error.Message, StringComparison.Ordinal);
    }
}
