using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.PowerLoss;

/// <summary>
/// Every state that a loss of power may leave behind: after each operation on files, with every subset of the names, sectors
/// and lengths that were not synchronised. No acknowledged commit is lost, and none is there by half.
/// </summary>
public sealed class PowerLossTests : IDisposable
{
    // Steps that may be done twice. Two of the saves are followed by a compaction.
    private static readonly Action<ChatJsonStore>[] s_work =
    [
        static store => CreateOrAppend(store),
        static store => store.AppendRemarks("a", TemporaryStore.Remark("r1", new string('r', 700))),
        .. Enumerable.Range(0, 5).SelectMany(static number => (Action<ChatJsonStore>[])
        [
            store => Save(store, "a", number % 3 == 2 ? 10 : 4100),
            store => store.AppendRemarks("a", TemporaryStore.Remark($"after save {number}")),
        ]),
    ];

    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void No_state_of_the_disk_loses_an_acknowledged_commit()
    {
        var run = new RecordedRun(_place.Folder);
        run.DoAll(
            store => store.Create(TemporaryStore.Chat("a")),
            store => store.AppendNotes("a", "one", "two"),
            store => store.AppendRemarks("a", TemporaryStore.Remark("r1", new string('r', 1500))));
        run.Do(store => Save(store, "a", 2000));
        run.Do(store => AppendTogether(run.Files, store), Partly);
        // How many share the first commit is chance; that some share one is not.
        Assert.Contains(run.Files.Contents().Values, bytes => bytes.AsSpan().IndexOf("\"$with\":1"u8) > 0);
        run.DoAll([.. Enumerable.Range(0, 6).Select<int, Action<ChatJsonStore>>(number => store => Save(store, "a", 3000 + number))]);
        run.DoAll(
            store => store.Create(TemporaryStore.Chat("b")),
            store => store.Delete("b"),
            store => store.Create(TemporaryStore.Chat("b", "again")),
            store => store.AppendNotes("b", "and on"));
        Assert.True(run.Files.Operations.Count(operation => operation.Kind == FileOperationKind.Rename) > 3, "no compaction took place");
        Assert.InRange(Check(run, new Dictionary<string, byte[]>()), 500, int.MaxValue);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_writer_acknowledges_after_another_died_survives_a_loss_of_power(bool hasWrittenBefore)
    {
        // The first writer dies before its nth operation; the second one does the interrupted step again, and is told of it.
        var deaths = 0;
        for (var isFinished = false; !isFinished; deaths++)
        {
            var run = new RecordedRun(_place.Folder);
            using var second = run.Open(run.Files);
            if (hasWrittenBefore)
            {
                second.Create(TemporaryStore.Chat("a"));
            }

            var interrupted = WorkAndDie(run, deaths + 1);
            isFinished = interrupted == s_work.Length;
            s_work[Math.Min(interrupted, s_work.Length - 1)](second);
            var expected = RecordedRun.TextOf(second);
            var disk = new Disk(new Dictionary<string, byte[]>());
            run.Files.Operations.ForEach(disk.Apply);
            Assert.All(disk.States(new Random(1), 64), state => Assert.Equal(expected, Read(run, state)));
        }

        Assert.InRange(deaths, 15, 200);
    }

    [Fact]
    public void A_loss_of_power_during_a_recovery_loses_nothing_that_is_whole()
    {
        var sample = Damage.SampleFile.Write("a");
        sample.Bytes[sample.Commits[0].End + 50] ^= 1;
        var initial = new Dictionary<string, byte[]> { [_place.FileOf("a")] = sample.Bytes };
        var files = RecordedFiles.From(initial);
        var run = new RecordedRun(_place.Folder);
        string expected;
        using (var store = run.Open(files))
        {
            store.Recover();
            expected = RecordedRun.TextOf(store);
        }

        var disk = new Disk(initial);
        foreach (var operation in files.Operations)
        {
            disk.Apply(operation);
            foreach (var state in disk.States(new Random(1), 64))
            {
                using var store = run.Open(RecordedFiles.From(state));
                store.Recover();
                Assert.Equal(expected, RecordedRun.TextOf(store));
                Assert.Contains(state, file => file.Value.AsSpan().SequenceEqual(sample.Bytes));
            }
        }
    }

    // The step of the work in which the writer died; the number of steps when it did not.
    private static int WorkAndDie(RecordedRun run, int last)
    {
        var operations = 0;
        run.Files.Before = _ =>
        {
            if (++operations >= last)
            {
                throw new IOException("the process is gone");
            }
        };
        var step = 0;
        try
        {
            using var store = run.Open(run.Files);
            for (; step < s_work.Length; step++)
            {
                s_work[step](store);
            }
        }
        catch (SessionStoreUnavailableException)
        {
            // It is dead.
        }

        run.Files.Before = null;
        return step;
    }

    private static void CreateOrAppend(ChatJsonStore store)
    {
        if (store.Exists("a"))
        {
            store.AppendRemarks("a", TemporaryStore.Remark("r0"));
        }
        else
        {
            store.Create(TemporaryStore.Chat("a"));
        }
    }

    private static void Save(ChatJsonStore store, string key, int topicLength)
    {
        var chat = store.Load(key);
        chat.Topic = new string('t', topicLength);
        chat.Notes.Add($"topic of {topicLength}");
        store.Save(chat);
    }

    // The first thread is held before its fsync until the others wait for it, so that these share a write.
    private static void AppendTogether(RecordedFiles files, ChatJsonStore store)
    {
        var threads = Enumerable.Range(0, 4).Select(number => new Thread(() => store.AppendNotes("a", $"{number}{new string('n', 500)}"))).ToList();
        var isFirst = 1;
        files.Before = kind =>
        {
            if (kind == FileOperationKind.Sync && Interlocked.Exchange(ref isFirst, 0) == 1)
            {
                SpinWait.SpinUntil(() => threads.Count(thread => thread.ThreadState == ThreadState.WaitSleepJoin) == 3);
            }
        };
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        files.Before = null;
    }

    private static IEnumerable<string> Partly(ChatJsonStore store)
    {
        var chat = store.Load("a");
        var other = ChatText.Of(store.Find("b"));
        for (var left = 0; left < 4; left++)
        {
            chat.Notes.RemoveAt(chat.Notes.Count - 1);
            yield return $"a: {ChatText.Of(chat)}\nb: {other}";
        }
    }

    private static int Check(RecordedRun run, Dictionary<string, byte[]> initial)
    {
        var states = 0;
        var random = new Random(1);
        var disk = new Disk(initial);
        for (var operations = 1; operations <= run.Files.Operations.Count; operations++)
        {
            disk.Apply(run.Files.Operations[operations - 1]);
            var allowed = run.Allowed(operations);
            foreach (var state in disk.States(random, 64))
            {
                states++;
                var text = Read(run, state);
                Assert.True(allowed.Contains(text), $"after operation {operations} of {run.Files.Operations.Count} ({run.Files.Operations[operations - 1].Kind}) the store may hold\n{text}\nand should hold one of\n{string.Join("\nor\n", allowed)}");
            }
        }

        return states;
    }

    private static string Read(RecordedRun run, Dictionary<string, byte[]> state)
    {
        var files = RecordedFiles.From(state);
        string text;
        using (var store = run.Open(files))
        {
            text = RecordedRun.TextOf(store);
            Assert.True(store.Verify().IsIntact);
            if (store.Exists("a"))
            {
                store.AppendNotes("a", "gone on");
            }
        }

        using var again = run.Open(files);
        Assert.Equal(again.Exists("a"), again.Exists("a") && again.ReadLastNotes("a", 1)[0] == "gone on");
        return text;
    }
}
