using System.Globalization;
using Persistence.Json.Tests.Processes;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Search;

/// <summary>The stored copy of a search index spares the next program what it has; lost, old, cut, damaged or of something else it changes nothing.</summary>
public sealed class SearchCopyTests : IDisposable
{
    private readonly SearchPlace _place = new();
    private readonly int _seed = Environment.TickCount;
    private readonly Random _random;

    public SearchCopyTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere every search reads all files");
        _random = new Random(_seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {_seed}");
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_new_store_reads_only_what_differs()
    {
        _place.Fill(_random, 12);
        _place.Settle();
        using (var other = _place.Open(new JsonStoreOptions()))
        {
            other.AppendRemarks("k3", "gamma");
            other.Delete("k4");
            other.Create(new Notebook { Id = "k99", Remarks = ["beta"] });
        }

        Assert.Equal(["k3.jsonl", "k99.jsonl"], _place.Read(static store => store.SearchRemarks("nothingness")));
        _place.Check(_place.Right(), "after changes");
    }

    [Fact]
    public void A_small_index_has_none()
    {
        _place.Fill(_random, 12);
        using var store = _place.Open(new JsonStoreOptions());
        SearchPlace.Found(store);
        Assert.DoesNotContain(_place.Files, File.Exists);
    }

    [Fact]
    public void It_may_be_cut_at_any_byte_or_damaged_in_any()
    {
        _place.Fill(_random, 2);
        _place.Settle();
        var path = _place.FileOf(".words.search");
        var bytes = File.ReadAllBytes(path);
        var right = Hits();
        for (var at = 0; at < bytes.Length; at++)
        {
            File.WriteAllBytes(path, bytes[..at]);
            Assert.Equal((at, _seed, right), (at, _seed, Hits()));
            var damaged = bytes.ToArray();
            damaged[at] ^= (byte)(1 << _random.Next(8));
            File.WriteAllBytes(path, damaged);
            Assert.Equal((at, _seed, right), (at, _seed, Hits()));
        }

        string Hits()
        {
            using var store = _place.Open(SearchPlace.Copied with { LeastSearched = int.MaxValue });
            return string.Join('\n', SearchLines.Of(store, new SearchQuery("alpha the of"), 1).Take(2).Concat(store.Search("k0").Select(static hit => hit.Key)));
        }
    }

    // What the head says is believed where its checksum is right: a number that is given twice makes hits of one session those of another.
    [Fact]
    public void What_a_damaged_head_says_is_not_believed()
    {
        string[] keys = ["k0", "k1", "k2", "k3"];
        using (var store = _place.Open())
        {
            Assert.All(keys, key => store.Create(new Notebook { Id = key, Title = "alpha", Facts = [new NotebookFact("1", "one", "two")], Remarks = ["three"] }));
            Assert.Equal(4, store.Search("alpha").Matches);
            store.Delete("k1");
        }

        _place.Settle();
        var path = _place.FileOf(".words.search");
        var bytes = File.ReadAllBytes(path);
        var head = sizeof(int) * (1 + BitConverter.ToInt32(bytes));
        for (var at = head; at < head + BitConverter.ToInt32(bytes, sizeof(int)); at++)
        {
            var damaged = bytes.ToArray();
            damaged[at] = 0;
            File.WriteAllBytes(path, damaged);
            using var store = _place.Open(SearchPlace.Copied with { LeastSearched = int.MaxValue });
            Assert.Equal(["k0", "k2", "k3"], store.Search("alpha").Select(static hit => hit.Key));
            store.Create(new Notebook { Id = "k1", Title = "beta" });
            Assert.Equal((at, "k1"), (at, Assert.Single(store.Search("beta")).Key));
            Assert.Equal((at, "k0 k2 k3"), (at, string.Join(' ', store.Search("alpha").Select(static hit => hit.Key))));
            store.Delete("k1");
        }
    }

    [Fact]
    public void That_of_something_else_is_not_taken()
    {
        _place.Fill(_random, 12);
        _place.Settle();
        var right = _place.Right();
        File.Copy(_place.FileOf(".words.facts.search"), _place.FileOf(".words.remarks.search"), overwrite: true);
        _place.Check(right, "of another log");
        File.Delete(_place.FileOf(".words.search"));
        Directory.CreateDirectory(_place.FileOf(".words.search"));
        using (var store = _place.Open())
        {
            Assert.Equal(right, SearchPlace.Found(store));
        }

        _place.Check(right, "a folder in its place");
    }

    [Fact]
    public void That_of_other_members_is_not_taken()
    {
        using (var before = new LeanJournalJsonStore(_place.Folder, SearchPlace.Copied))
        {
            before.Create(new LeanJournal { Id = "a", Title = "alpha", Text = "beta" });
            Assert.Equal(0, before.Search("beta").Matches);
        }

        using var after = new RichJournalJsonStore(_place.Folder, SearchPlace.Copied);
        Assert.Equal((1, 0), (after.Search("beta").Matches, after.Search("alpha").Matches));
    }

    [Fact]
    public void An_old_one_hides_nothing_and_makes_up_nothing()
    {
        _place.Fill(_random, 12);
        _place.Settle();
        var old = _place.Files.Select(File.ReadAllBytes).ToList();
        using (var history = new SearchHistory(_random, _place.Folder))
        {
            for (var step = 0; step < 40; step++)
            {
                history.Step();
            }
        }

        for (var file = 0; file < old.Count; file++)
        {
            File.WriteAllBytes(_place.Files[file], old[file]);
        }

        _place.Check(_place.Right(), $"old copies, seed {_seed}");
    }

    [Fact]
    public void With_SecureDelete_none_is_left()
    {
        _place.Fill(_random, 3);
        _place.Settle();
        Assert.All(_place.Files, static file => Assert.True(File.Exists(file)));
        using var store = _place.Open(SearchPlace.Copied with { SecureDelete = true });
        store.Delete("k1");
        SearchPlace.Found(store);
        Assert.DoesNotContain(_place.Files, File.Exists);
    }

    [Fact]
    public void Programs_that_are_killed_while_they_write_it_do_no_harm()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") ?? "8", CultureInfo.InvariantCulture);
        for (var killed = 0; killed < kills; killed += 2)
        {
            var workers = Enumerable.Range(0, 2).Select(_ => Worker.Start("search", _place.Folder, _random.Next().ToString(CultureInfo.InvariantCulture))).ToList();
            foreach (var worker in workers)
            {
                Assert.Equal("ready", worker.StandardOutput.ReadLine());
            }

            for (var count = _random.Next(20); count >= 0; count--)
            {
                using var reader = _place.Open();
                SearchPlace.Found(reader);
            }

            foreach (var worker in workers)
            {
                Assert.False(worker.HasExited);
                worker.Kill();
                worker.WaitForExit();
                worker.Dispose();
            }

            _place.Check(_place.Right(), $"after {killed + 2} kills, seed {_seed}");
        }
    }
}
