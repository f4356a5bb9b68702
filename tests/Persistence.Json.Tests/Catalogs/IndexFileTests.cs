namespace Persistence.Json.Tests.Catalogs;

/// <summary>An index file that is lost, cut, damaged or of others: the answers are the same, and nothing is reported.</summary>
public sealed class IndexFileTests : IDisposable
{
    private const int Sessions = 12;

    private static readonly JsonStoreOptions s_indexed = new() { LeastIndexed = 1, Durability = Durability.Relaxed };

    private readonly TemporaryStore _place = new();

    private string IndexPath => IndexedPlace.FileOf(_place);

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_small_folder_has_none()
    {
        using (var store = _place.Open())
        {
            store.Create(TemporaryStore.Chat("a"));
            Assert.Equal(1, store.Count());
        }

        Assert.False(File.Exists(IndexPath));
    }

    [Fact]
    public void What_is_in_it_is_not_read_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere every lookup reads all files");
        Fill();
        var files = new CountedFiles();
        using var store = _place.Open(s_indexed with { Files = files });
        files.Opened.Clear();
        Assert.Equal(Sessions, store.Count());
        Assert.Equal([".index"], files.Opened);
        files.Opened.Clear();
        Assert.Equal(["c1", "c10", "c4"], store.FindByPhaseBetween(1, 2, 3));
        Assert.Equal(["c1.jsonl", "c10.jsonl", "c4.jsonl"], files.Opened.Order(StringComparer.Ordinal));
        using (var other = _place.Open())
        {
            other.AppendNotes("c2", "one");
        }

        files.Opened.Clear();
        Assert.Equal(Sessions, store.Count());
        Assert.Equal(["c2.jsonl"], files.Opened.Distinct());
    }

    [Fact]
    public void It_may_be_cut_at_any_byte_or_damaged_in_any()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere every lookup reads all files");
        Fill();
        var right = Answers.Right(_place);
        var text = File.ReadAllBytes(IndexPath);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        foreach (var at in Enumerable.Range(0, 60).Select(_ => random.Next(text.Length)).Append(0))
        {
            File.WriteAllBytes(IndexPath, text[..at]);
            Check(right, $"cut at {at}, seed {seed}");
            var damaged = (byte[])text.Clone();
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(IndexPath, damaged);
            Check(right, $"damaged at {at}, seed {seed}");
        }
    }

    [Fact]
    public void One_of_another_folder_or_another_class_is_not_used()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere every lookup reads all files");
        Fill();
        var foreign = File.ReadAllText(IndexPath).Replace("\"class\":\"chat\"", "\"class\":\"chut\"", StringComparison.Ordinal);
        File.WriteAllText(IndexPath, foreign);
        Check(Answers.Right(_place), "another class");
        using var other = new TemporaryStore();
        using (var store = other.Open(s_indexed))
        {
            store.Create(TemporaryStore.Chat("c1", "other"));
        }

        File.Copy(IndexPath, IndexedPlace.FileOf(other));
        using var opened = other.Open(s_indexed);
        Assert.Equal(Answers.Right(other), Answers.Of(opened));
        Assert.Equal(["c1"], opened.Keys());
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("link")]
    [InlineData("read-only")]
    public void Where_it_cannot_be_everything_works(string what)
    {
        Fill();
        var right = Answers.Right(_place);
        File.Delete(IndexPath);
        if (what == "folder")
        {
            Directory.CreateDirectory(IndexPath);
        }
        else if (what == "link")
        {
            File.CreateSymbolicLink(IndexPath, "/dev/full");
        }
        else if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_place.ChatFolder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Check(right, what);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_place.ChatFolder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void It_does_not_grow_for_ever()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere every lookup reads all files");
        Fill();
        var length = new FileInfo(IndexPath).Length;
        for (var round = 0; round < 30; round++)
        {
            using (var store = _place.Open(s_indexed))
            {
                for (var number = 0; number < Sessions; number++)
                {
                    store.AppendNotes($"c{number}", "one");
                }
            }

            IndexedPlace.Write(_place, s_indexed);
        }

        Assert.InRange(new FileInfo(IndexPath).Length, length / 2, length * 3);
    }

    private void Check(string right, string what)
    {
        using var store = _place.Open(s_indexed);
        Assert.Equal((what, right), (what, Answers.Of(store)));
    }

    private void Fill()
    {
        using (var store = _place.Open(s_indexed))
        {
            for (var number = 0; number < Sessions; number++)
            {
                var chat = TemporaryStore.Chat($"c{number}");
                chat.Phase = number % 3;
                store.Create(chat);
            }
        }

        if (OperatingSystem.IsLinux())
        {
            IndexedPlace.Write(_place, s_indexed);
        }
    }
}
