using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>A file that ends anywhere: the commits that are whole are there, and the session goes on from them.</summary>
public sealed class CutTests : IDisposable
{
    private readonly TemporaryStore _place = new();
    private readonly SampleFile _sample = SampleFile.Write();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_file_cut_at_any_byte_holds_the_whole_commits_and_goes_on()
    {
        for (var length = 0; length <= _sample.Bytes.Length; length++)
        {
            Check(_sample.Bytes[..length], $"cut at byte {length}", length);
        }
    }

    [Fact]
    public void A_file_whose_last_write_is_partly_zeros_holds_the_commits_before_it()
    {
        // A file system that keeps the length and loses the sectors behind any byte of the last line.
        var last = _sample.Commits[^2].End;
        for (var from = last; from < _sample.Bytes.Length; from++)
        {
            if (from == last || from % 512 == 0)
            {
                var bytes = _sample.Bytes.ToArray();
                bytes.AsSpan(from).Clear();
                Check(bytes, $"zeros from byte {from}", from);
            }
        }
    }

    [Fact]
    public void A_writer_that_reads_nothing_leaves_no_rest_of_a_torn_line()
    {
        using var store = _place.Open();
        store.Create(TemporaryStore.Chat("c"));
        store.AppendNotes("c", new string('x', 4_000));
        var file = _place.FileOf("c");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^5]);
        using var other = _place.Open();
        Assert.Equal(1L, other.AppendNotes("c", "short"));
        var text = File.ReadAllText(file);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", text, StringComparison.Ordinal);
        Assert.Equal(1, other.RecoveryCount);
        Assert.Equal(["short"], other.ReadNotes("c"));
    }

    private void Check(byte[] bytes, string what, int wholeUpTo)
    {
        var whole = _sample.Commits.Where(commit => commit.End - 1 <= wholeUpTo).ToList();
        using var store = _place.Open();
        File.WriteAllBytes(_place.FileOf(SampleFile.Key), bytes);
        var expected = whole.Count == 0 ? "absent" : whole[^1].Text;
        Assert.True(expected == ChatText.Of(store.Find(SampleFile.Key)), what);
        var isTorn = whole.Count > 0 && whole[^1].End < bytes.Length;
        Assert.True(store.RecoveryCount == (isTorn ? 1 : 0), $"{what}: {store.RecoveryCount} recoveries");
        if (isTorn)
        {
            Assert.Equal(whole[^1].End, Assert.Single(store.Recoveries.Recoveries).Offset);
        }

        GoOn(store, whole.Count > 0);
        using var other = _place.Open();
        Assert.Equal("gone on", other.ReadLastNotes(SampleFile.Key, 1)[0]);
        Assert.True(other.Verify().IsIntact, what);
        Assert.Equal(0, other.RecoveryCount);
        foreach (var kept in Directory.EnumerateFiles(_place.ChatFolder, "*.jsonl*"))
        {
            File.Delete(kept);
        }
    }

    private static void GoOn(ChatJsonStore store, bool isThere)
    {
        if (isThere)
        {
            store.AppendNotes(SampleFile.Key, "gone on");
            return;
        }

        var chat = TemporaryStore.Chat(SampleFile.Key);
        chat.Notes.Add("gone on");
        store.Create(chat);
    }
}
