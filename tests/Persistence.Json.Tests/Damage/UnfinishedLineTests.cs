using Persistence.Json.Tests.PowerLoss;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>A last line whose checksum is right and which lacks its newline is a commit: nothing cuts it, and the next write completes it.</summary>
public sealed class UnfinishedLineTests : IDisposable
{
    private readonly TemporaryStore _place = new();
    private readonly ChatJsonStore _store;

    public UnfinishedLineTests()
    {
        _store = _place.Open(new JsonStoreOptions { CompactionMinimum = 1000 });
        _store.Create(TemporaryStore.Chat("a"));
        _store.AppendNotes("a", "one");
        _store.AppendNotes("a", "acknowledged");
    }

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "")]
    [InlineData(true, "\0")]
    [InlineData(false, "\0")]
    public void Reads_see_it_and_an_append_completes_it(bool isKnown, string inPlace)
    {
        var before = DropNewline(inPlace);
        using var other = _place.Open();
        var store = isKnown ? _store : other;

        Assert.Equal(["one", "acknowledged"], store.Load("a").Notes);
        Assert.Equal(["acknowledged"], store.ReadLastNotes("a", 1));
        Assert.Equal(2, store.CountNotes("a"));
        Assert.Equal(["a"], store.FindByPhase(0));
        Assert.Equal("topic", store.Load("a", SessionLoad.HeaderOnly).Topic);
        Assert.True(store.Verify().IsIntact);
        Assert.Equal(0, store.RecoveryCount);

        Assert.Equal(3L, store.AppendNotes("a", "three"));
        Assert.Equal(before, File.ReadAllBytes(_place.FileOf("a"))[..before.Length]);
        Assert.Equal(["one", "acknowledged", "three"], _place.Open().Load("a").Notes);
        var recovery = Assert.Single(store.Recoveries.Recoveries);
        Assert.Equal((0, null), (recovery.Bytes, recovery.KeptIn));
        Assert.Contains("newline", recovery.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_alone_without_its_newline_is_a_session()
    {
        _store.Create(TemporaryStore.Chat("b", "alone"));
        Strip("b");
        using var other = _place.Open();
        foreach (var store in (ChatJsonStore[])[_store, other])
        {
            Assert.Equal("alone", store.Load("b").Topic);
            Assert.Throws<SessionExistsException>(() => store.Create(TemporaryStore.Chat("b")));
            Assert.Equal(["a", "b"], store.Keys());
        }

        other.AppendRemarks("b", TemporaryStore.Remark("r"));
        _store.AppendRemarks("b", TemporaryStore.Remark("r"), TemporaryStore.Remark("s"));
        Assert.Equal(2, other.CountRemarks("b"));
        Assert.True(other.Verify().IsIntact);
    }

    [Fact]
    public void Recover_and_a_save_and_compaction_keep_it()
    {
        DropNewline("");
        Assert.Contains("newline", Assert.Single(_store.Recover("a").Recoveries).Problem, StringComparison.Ordinal);
        Assert.Equal((byte)'\n', File.ReadAllBytes(_place.FileOf("a"))[^1]);
        Assert.True(_store.Recover("a").IsEmpty);

        for (var number = 0; number < 30; number++)
        {
            Strip("a");
            var chat = _store.Load("a");
            chat.Topic = number + new string('t', 1000);
            chat.Notes.Add($"{number}");
            _store.Save(chat);
        }

        Assert.InRange(new FileInfo(_place.FileOf("a")).Length, 1, 25_000);
        Assert.Equal(32, _place.Open().Load("a").Notes.Count);
        Strip("a");
        Assert.True(_store.Delete("a"));
    }

    [Fact]
    public void A_last_line_without_its_newline_and_with_a_wrong_checksum_is_damage_and_not_cut()
    {
        Strip("a");
        var bytes = File.ReadAllBytes(_place.FileOf("a"));
        bytes[^60] ^= 1;
        File.WriteAllBytes(_place.FileOf("a"), bytes);
        using var other = _place.Open();
        Assert.Throws<SessionCorruptedException>(() => other.AppendNotes("a", "x"));
        Assert.Equal(bytes, File.ReadAllBytes(_place.FileOf("a")));
    }

    [Fact]
    public void A_loss_of_power_while_it_is_completed_loses_nothing()
    {
        // Lengths at which the newline stands at a sector's start, at its end, and within.
        for (var length = 500; length < 524; length++)
        {
            CheckCompletion(length);
        }
    }

    private static void CheckCompletion(int length)
    {
        using var place = new TemporaryStore();
        using (var writer = place.Open())
        {
            writer.Create(TemporaryStore.Chat("a"));
            writer.AppendNotes("a", "");
            var missing = length - (int)(new FileInfo(place.FileOf("a")).Length % 512);
            writer.AppendNotes("a", new string('n', 512 + missing));
        }

        var initial = new Dictionary<string, byte[]> { [place.FileOf("a")] = File.ReadAllBytes(place.FileOf("a"))[..^1] };
        var files = RecordedFiles.From(initial);
        var run = new RecordedRun(place.Folder);
        using (var store = run.Open(files))
        {
            store.AppendNotes("a", "next");
        }

        var disk = new Disk(initial);
        foreach (var operation in files.Operations)
        {
            disk.Apply(operation);
            foreach (var state in disk.States(new Random(1), 64))
            {
                using var store = run.Open(RecordedFiles.From(state));
                var notes = store.ReadNotes("a");
                Assert.InRange(notes.Count, 2, 3);
                store.AppendNotes("a", "gone on");
                Assert.Equal([.. notes, "gone on"], store.ReadNotes("a"));
                Assert.True(store.Verify().IsIntact);
            }
        }
    }

    private byte[] DropNewline(string inPlace)
    {
        var before = Strip("a");
        File.AppendAllText(_place.FileOf("a"), inPlace);
        return before;
    }

    private byte[] Strip(string key)
    {
        var bytes = File.ReadAllBytes(_place.FileOf(key))[..^1];
        File.WriteAllBytes(_place.FileOf(key), bytes);
        return bytes;
    }
}
