using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>A file of which one bit has changed: the store says so, or reads what was written; never anything else.</summary>
public sealed class FlipTests : IDisposable
{
    private readonly TemporaryStore _place = new();
    private readonly SampleFile _sample = SampleFile.Write();

    public void Dispose() => _place.Dispose();

    /// <summary>One bit of each byte, another one from byte to byte; PERSISTENCE_EVERY_CASE=1 is the long mode: every bit.</summary>
    [Fact]
    public void A_single_bit_is_detected_or_makes_no_difference()
    {
        var file = FileOfSample();
        var expected = _sample.Commits[^1].Text;
        var step = Environment.GetEnvironmentVariable("PERSISTENCE_EVERY_CASE") is null ? 9 : 1;
        for (var bit = 0; bit < _sample.Bytes.Length * 8; bit += step)
        {
            Flip(file, bit);
            using var store = _place.Open();
            Assert.True(Detects(() => ChatText.Of(store.Find(SampleFile.Key)), expected), $"bit {bit}: whole session");
            Assert.True(Detects(() => string.Join(' ', store.ReadLastNotes(SampleFile.Key, 1)), ""), $"bit {bit}: last note");
            Assert.True(Detects(() => store.Find(SampleFile.Key, SessionLoad.HeaderOnly)?.Topic, "second topic"), $"bit {bit}: header");
            Assert.True(store.RecoveryCount == 0, $"bit {bit} was taken for a torn write");
            Assert.False(store.Verify().IsIntact, $"bit {bit} is not reported by Verify");
        }
    }

    [Fact]
    public void Damage_names_the_file_and_the_line_and_changes_nothing_until_it_is_recovered()
    {
        var file = FileOfSample();
        Flip(file, (_sample.Commits[0].End + 100) * 8);
        var damaged = File.ReadAllBytes(file);
        using var store = _place.Open();
        store.Create(TemporaryStore.Chat("other"));

        var problem = Assert.Throws<SessionCorruptedException>(() => store.Find(SampleFile.Key));
        Assert.Contains($"'{file}', byte {_sample.Commits[0].End}", problem.Message, StringComparison.Ordinal);
        var finding = Assert.Single(store.Verify().Findings);
        Assert.Contains($"byte {_sample.Commits[0].End}", finding.ToString(), StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(file));

        var recovery = Assert.Single(store.Recover(SampleFile.Key).Recoveries);
        Assert.Equal(_sample.Commits[0].End, recovery.Offset);
        Assert.Equal(_sample.Commits[1].End - _sample.Commits[0].End, recovery.Bytes);
        Assert.Equal(damaged, File.ReadAllBytes(recovery.KeptIn!));
        Assert.Equal("second topic/0 [] [a note another note ]", ChatText.Of(store.Find(SampleFile.Key)));
        Assert.True(store.Verify().IsIntact);
        store.AppendRemarks(SampleFile.Key, TemporaryStore.Remark("a"));
        Assert.Equal(1, store.CountRemarks(SampleFile.Key));
        Assert.True(store.Recover().IsEmpty);
    }

    [Fact]
    public void A_damaged_session_never_blocks_another()
    {
        var file = FileOfSample();
        File.WriteAllText(file, "no line of a session\n");
        using var store = _place.Open();
        store.Create(TemporaryStore.Chat("other"));
        Assert.Equal(["other"], store.Keys().Where(key => key != SampleFile.Key));
        Assert.Equal(["other"], store.FindByPhase(0));
        var taken = Assert.Throws<SessionCorruptedException>(() => store.Create(TemporaryStore.Chat(SampleFile.Key))).Message;
        Assert.Contains("cannot be created, because what is stored under its key is damaged", taken, StringComparison.Ordinal);
        Assert.Contains("Recover", taken, StringComparison.Ordinal);
        Assert.Contains("Delete", taken, StringComparison.Ordinal);
        Assert.Throws<SessionCorruptedException>(() => store.AppendNotes(SampleFile.Key, "x"));
        Assert.NotNull(Assert.Single(store.Recover().Recoveries).KeptIn);
        Assert.Null(store.Find(SampleFile.Key));
        store.Create(TemporaryStore.Chat(SampleFile.Key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deleting_a_damaged_session_keeps_its_file_aside(bool isAwaited)
    {
        var file = FileOfSample();
        Flip(file, (_sample.Commits[^2].End + 100) * 8);
        var damaged = File.ReadAllBytes(file);
        using var store = _place.Open();
        Assert.Throws<SessionCorruptedException>(() => store.Load(SampleFile.Key));

        Assert.True(isAwaited ? await store.DeleteAsync(SampleFile.Key, TestContext.Current.CancellationToken) : store.Delete(SampleFile.Key));
        var recovery = Assert.Single(store.Recoveries.Recoveries);
        Assert.Equal(damaged, File.ReadAllBytes(recovery.KeptIn!));
        Assert.Contains("deleted", recovery.Problem, StringComparison.Ordinal);
        Assert.False(store.Exists(SampleFile.Key));
        Assert.False(store.Delete(SampleFile.Key));
        Assert.Empty(store.Keys());
        Assert.True(store.Verify().IsIntact);
        store.Create(TemporaryStore.Chat(SampleFile.Key));
    }

    private string FileOfSample()
    {
        Directory.CreateDirectory(_place.ChatFolder);
        File.WriteAllBytes(_place.FileOf(SampleFile.Key), _sample.Bytes);
        return _place.FileOf(SampleFile.Key);
    }

    private void Flip(string file, int bit)
    {
        var bytes = _sample.Bytes.ToArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        File.WriteAllBytes(file, bytes);
    }

    private static bool Detects(Func<string?> read, string expected)
    {
        try
        {
            return read() == expected;
        }
        catch (SessionCorruptedException)
        {
            return true;
        }
    }
}
