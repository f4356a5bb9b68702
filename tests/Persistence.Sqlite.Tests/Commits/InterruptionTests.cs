using Persistence.Sqlite.Tests.Sessions;
using Persistence.Tests.Threads;

namespace Persistence.Sqlite.Tests.Commits;

/// <summary>A thread that is interrupted while it waits for others does not end its call, whose change others may make.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();
    private readonly SqliteDatabase _database;
    private readonly ChatSqliteStore _store;

    public InterruptionTests()
    {
        _database = new SqliteDatabase(_file.ConnectionString);
        _store = new ChatSqliteStore(_database);
        _store.Create(TemporaryDatabase.Chat("c"));
    }

    public void Dispose()
    {
        _store.Dispose();
        _database.Dispose();
        _file.Dispose();
    }

    [Fact]
    public void A_leader_and_who_waits_for_him_commit_together()
    {
        // The first leads, and waits for the transaction to end; it then takes the second along.
        List<InterruptedCall> calls = [];
        _database.Transaction(() =>
        {
            calls.Add(Append("1"));
            calls.Add(Append("2"));
        });
        calls.ForEach(call => call.EndsAsIfItWereNot());
        HoldsOnceEach("1", "2");
    }

    [Fact]
    public void Who_waits_for_a_commit_leads_the_next()
    {
        List<InterruptedCall> calls = [];
        _database.OnWriter(_ => calls.Add(Append("1")));
        calls.ForEach(call => call.EndsAsIfItWereNot());
        HoldsOnceEach("1");
    }

    [Fact]
    public void A_transaction_waits_for_a_commit()
    {
        List<InterruptedCall> calls = [];
        _database.OnWriter(_ => calls.Add(InterruptedCall.Begin(() => _database.Transaction(() => _store.AppendRemarks("c", TemporaryDatabase.Remark("1"))))));
        calls.ForEach(call => call.EndsAsIfItWereNot());
        HoldsOnceEach("1");
    }

    [Fact]
    public void Closing_waits_for_a_commit()
    {
        List<InterruptedCall> calls = [];
        _database.OnWriter(_ => calls.Add(InterruptedCall.Begin(_database.Dispose)));
        calls.ForEach(call => call.EndsAsIfItWereNot());
        File.Delete(_file.Path + "-wal");
        Assert.Equal(["c"], _file.Sql("SELECT id FROM chat"));
    }

    [Fact]
    public void Readers_take_connections_from_the_pool_and_give_them_back()
    {
        var faults = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        List<Thread> threads = [.. Enumerable.Range(0, 8).Select(number => new Thread(() =>
        {
            for (var time = 0; time < 10_000; time++)
            {
                // It is interrupted at its first wait, which is none of a read's.
                Thread.CurrentThread.Interrupt();
                if (Record.Exception(() => Assert.True(_store.Exists("c"))) is { } fault)
                {
                    faults.Enqueue(fault);
                }

                _ = Record.Exception(() => Thread.Sleep(0));
            }
        }))];
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(faults);
    }

    private InterruptedCall Append(string id) => InterruptedCall.Begin(() => _store.AppendRemarks("c", TemporaryDatabase.Remark(id)));

    // Appending once more shows that nobody has been made the leader who is not there any more.
    private void HoldsOnceEach(params string[] ids)
    {
        Assert.Equal(ids.Length + 1, _store.AppendRemarks("c", TemporaryDatabase.Remark("last")).Last);
        Assert.Equal(ids.Append("last"), _store.Load("c").Remarks.Select(remark => remark.Id));
    }
}
