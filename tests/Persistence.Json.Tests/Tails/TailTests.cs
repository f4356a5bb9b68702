using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Tails;

/// <summary>What becomes of a tail when its file is written again, and what wakes it.</summary>
public sealed class TailTests : IDisposable
{
    private static readonly JsonStoreOptions s_patient = new() { TailPollInterval = TimeSpan.FromHours(1) };

    private readonly TemporaryStore _temporary = new();
    private readonly CancellationTokenSource _guard = new(TimeSpan.FromMinutes(1));

    public void Dispose()
    {
        _guard.Dispose();
        _temporary.Dispose();
    }

    [Fact]
    public void A_compaction_is_no_event()
    {
        using var store = _temporary.Open(new JsonStoreOptions { CompactionMinimum = 1000, TailPollInterval = TimeSpan.FromHours(1) });
        store.Create(TemporaryStore.Chat("c", new string('x', 500)));
        using var tail = Tail(store);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        var (length, compactions) = (0L, 0);
        for (var round = 1; round <= 20; round++)
        {
            store.AppendRemarks("c", TemporaryStore.Remark($"r{round}"));
            var chat = store.Load("c");
            chat.Topic = new string((char)('a' + round), 500);
            store.Save(chat);
            Assert.Equal((LogEventKind.Entry, round, $"r{round}"), Seen(Next(tail)));
            var present = new FileInfo(_temporary.FileOf("c")).Length;
            compactions += present < length ? 1 : 0;
            length = present;
        }

        Assert.True(compactions > 0, "it was compacted");
    }

    [Fact]
    public void A_recovery_that_loses_nothing_is_no_event()
    {
        using var store = _temporary.Open(s_patient);
        store.Create(TemporaryStore.Chat("c"));
        store.AppendRemarks("c", TemporaryStore.Remark("r1"));
        store.AppendRemarks("c", TemporaryStore.Remark("r2"));
        using var tail = Tail(store);
        Assert.Equal((LogEventKind.Entry, 1, "r1"), Seen(Next(tail)));
        Assert.Equal((LogEventKind.Entry, 2, "r2"), Seen(Next(tail)));

        // As a clone with core.autocrlf.
        File.WriteAllText(_temporary.FileOf("c"), File.ReadAllText(_temporary.FileOf("c")).Replace("\n", "\r\n", StringComparison.Ordinal));
        store.Recover("c");
        store.AppendRemarks("c", TemporaryStore.Remark("r3"));
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        Assert.Equal((LogEventKind.Entry, 3, "r3"), Seen(Next(tail)));
    }

    [Fact]
    public void A_recovery_that_loses_entries_ends_the_tail_also_when_others_were_appended_since()
    {
        using var store = _temporary.Open(s_patient);
        store.Create(TemporaryStore.Chat("c"));
        for (var number = 1; number <= 3; number++)
        {
            store.AppendRemarks("c", TemporaryStore.Remark($"r{number}"));
        }

        using var tail = Tail(store);
        Assert.Equal(["r1", "r2", "r3"], Enumerable.Range(0, 3).Select(_ => Next(tail).Entry!.Id));
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);

        // The second one is lost, and the third one is the second then; the log is as long as the cursor again when another one is there.
        var lines = File.ReadAllLines(_temporary.FileOf("c"));
        lines[2] = lines[2].Replace("\"r2\"", "\"rX\"", StringComparison.Ordinal);
        File.WriteAllText(_temporary.FileOf("c"), string.Join('\n', lines) + "\n");
        using (var other = _temporary.Open())
        {
            other.Recover("c");
            other.AppendRemarks("c", TemporaryStore.Remark("r4"));
            Assert.Equal(["r1", "r3", "r4"], other.ReadRemarks("c").Select(static remark => remark.Id));
        }

        Assert.Equal((LogEventKind.Ended, 3, null), Seen(Next(tail)));
        Assert.False(tail.MoveNext());
    }

    [Fact]
    public void A_tail_goes_by_the_file_where_nothing_is_signalled_in_the_process()
    {
        // Two paths to one folder: stores that do not know of each other, as two processes.
        var link = _temporary.Folder + "-link";
        Directory.CreateSymbolicLink(link, _temporary.Folder);
        try
        {
            using var store = _temporary.Open(s_patient);
            store.Create(TemporaryStore.Chat("c"));
            using var tail = Tail(store);
            Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
            using var other = new ChatJsonStore(link);
            for (var number = 1; number <= 20; number++)
            {
                other.AppendRemarks("c", TemporaryStore.Remark($"r{number}"));
                Assert.Equal((LogEventKind.Entry, number, $"r{number}"), Seen(Next(tail)));
            }

            other.Delete("c");
            Assert.Equal(LogEventKind.Ended, Next(tail).Kind);
        }
        finally
        {
            Directory.Delete(link);
        }
    }

    [Fact]
    public void A_tail_ends_with_an_error_when_its_file_is_damaged_at_the_end()
    {
        using var store = _temporary.Open(s_patient);
        store.Create(TemporaryStore.Chat("c"));
        using var tail = Tail(store);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        File.AppendAllText(_temporary.FileOf("c"), "{\"$commit\":2,\"$crc\":\"00000000\"}\n");
        Assert.Throws<SessionCorruptedException>(() => tail.MoveNext());
    }

    [Fact]
    public void A_poll_interval_is_above_zero_and_an_hour_at_most()
    {
        Assert.Throws<ArgumentException>(() => _temporary.Open(new JsonStoreOptions { TailPollInterval = TimeSpan.Zero }));
        Assert.Throws<ArgumentException>(() => _temporary.Open(new JsonStoreOptions { TailPollInterval = TimeSpan.FromHours(2) }));
    }

    private static (LogEventKind Kind, long Sequence, string? Id) Seen(LogEvent<Remark> next) => (next.Kind, next.Sequence, next.Entry?.Id);

    private static LogEvent<Remark> Next(IEnumerator<LogEvent<Remark>> tail)
    {
        Assert.True(tail.MoveNext());
        return tail.Current;
    }

    private IEnumerator<LogEvent<Remark>> Tail(ChatJsonStore store) => store.TailRemarks("c", cancellationToken: _guard.Token).GetEnumerator();
}
