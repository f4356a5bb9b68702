using Persistence.Json.Tests.PowerLoss;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Costs;

/// <summary>What is written and read, counted at the files.</summary>
public sealed class CostTests : IDisposable
{
    private readonly TemporaryStore _place = new();
    private readonly RecordedFiles _files = new();
    private readonly ChatJsonStore _store;

    public CostTests() => _store = _place.Open(new JsonStoreOptions { Files = _files });

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    [Fact]
    public void A_session_that_appears_is_a_file_renamed_and_a_commit_is_a_write_and_a_flush()
    {
        _store.Create(TemporaryStore.Chat("a"));
        Assert.Equal("Create Write Sync Rename SyncDirectory", Taken());
        _store.AppendNotes("a", "one", "two");
        Assert.Equal("Write Sync", Taken());
        var chat = _store.Load("a");
        chat.Topic = "other";
        chat.Notes.Add("three");
        chat.Remarks.Add(TemporaryStore.Remark("r"));
        _store.Save(chat);
        Assert.Equal("Write Sync", Taken());
        _store.AppendRemarks("a", TemporaryStore.Remark("r"));
        Assert.Equal("", Taken());
        _store.Delete("a");
        Assert.Equal("Delete SyncDirectory", Taken());
    }

    [Fact]
    public void A_relaxed_store_waits_for_nothing()
    {
        using var store = _place.Open(new JsonStoreOptions { Files = _files, Durability = Durability.Relaxed });
        store.Create(TemporaryStore.Chat("a"));
        store.AppendNotes("a", "one");
        Assert.Equal("Create Write Rename Write", Taken());
    }

    [Fact]
    public void Headers_last_entries_pages_and_indexes_do_not_read_whole_logs()
    {
        var chat = TemporaryStore.Chat("a");
        chat.Phase = 7;
        using (var filling = _place.Open(new JsonStoreOptions { Files = _files, Durability = Durability.Relaxed }))
        {
            filling.Create(chat);
            for (var number = 0; number < 3000; number++)
            {
                filling.AppendNotes("a", number + new string('n', 1000));
            }
        }

        using var other = _place.Open(new JsonStoreOptions { Files = _files });
        Assert.InRange(BytesFor(() => other.Find("a", SessionLoad.HeaderOnly)), 1, 64 * 1024);
        Assert.InRange(BytesFor(() => Assert.Equal(["a"], other.FindByPhase(7))), 1, 64 * 1024);
        Assert.InRange(BytesFor(() => Assert.Equal(["a"], other.Keys())), 1, 64 * 1024);
        Assert.InRange(BytesFor(() => Assert.Equal(3000, other.CountNotes("a"))), 1, 64 * 1024);
        Assert.InRange(BytesFor(() => Assert.StartsWith("2999n", other.ReadLastNotes("a", 3)[2], StringComparison.Ordinal)), 1, 512 * 1024);
        Assert.InRange(BytesFor(() => Assert.StartsWith("1501n", other.ReadNotes("a", 1500, 5)[1], StringComparison.Ordinal)), 1, 1024 * 1024);
        Assert.InRange(BytesFor(() => other.AppendNotes("a", "last")), 1, 64 * 1024);
        Assert.InRange(BytesFor(() => other.Load("a")), 3_000_000, 4_000_000);
    }

    [Fact]
    public void Compaction_keeps_all_writing_within_twice_the_data()
    {
        using var store = _place.Open(new JsonStoreOptions { Files = _files, CompactionMinimum = 1000 });
        var chat = TemporaryStore.Chat("a");
        store.Create(chat);
        for (var number = 0; number < 500; number++)
        {
            chat.Topic = new string('t', 100 + (number * 37 % 3000));
            chat.Notes.Add(new string('n', number % 200));
            store.Save(chat);
        }

        var all = _files.Operations.Sum(operation => operation.Bytes?.Length ?? 0);
        var rewritten = _files.Operations.Where(IsCompaction).Sum(operation => operation.Bytes?.Length ?? 0);
        Assert.InRange(rewritten, 1, all);
        Assert.InRange(all, 1, 2 * (all - rewritten));
        Assert.InRange(_files.Contents().Values.Single().Length, 1, 400_000);
        Assert.Equal(500, store.CountNotes("a"));
    }

    [Fact]
    public void Threads_that_wait_for_a_flush_share_the_next_one()
    {
        const int count = 16;
        _store.Create(TemporaryStore.Chat("a"));
        _files.Operations.Clear();
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() => _store.AppendNotes("a", $"{number}"))).ToList();
        var syncs = 0;
        _files.Before = kind =>
        {
            // The first flush takes until all the others wait.
            if (kind == FileOperationKind.Sync && Interlocked.Increment(ref syncs) == 1)
            {
                SpinWait.SpinUntil(() => threads.TrueForAll(thread => thread == Thread.CurrentThread || thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)));
            }
        };
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(count, _store.ReadNotes("a").Count);
        Assert.InRange(_files.Operations.Count(operation => operation.Kind == FileOperationKind.Write), 2, count / 2);
        Assert.InRange(syncs, 2, count / 2);
    }

    // What is written to a file before it gets the session's name; except the first file, which is the first commit.
    private bool IsCompaction(FileOperation operation)
    {
        var place = _files.Operations.IndexOf(operation);
        return operation.File > 1 && _files.Operations.FindIndex(place, next => next.Kind == FileOperationKind.Rename && next.File == operation.File) >= 0;
    }

    private string Taken()
    {
        var taken = string.Join(' ', _files.Operations.Select(operation => operation.Kind));
        _files.Operations.Clear();
        return taken;
    }

    private long BytesFor(Action read)
    {
        _files.BytesRead = 0;
        read();
        return _files.BytesRead;
    }
}
