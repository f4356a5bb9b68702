using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Search;

/// <summary>A search by what a store remembers finds the same as reading every session, with the same scores and in the same order, whatever programs and people did to the files.</summary>
public sealed class SearchHistoryTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_store_that_follows_finds_what_reading_finds(int run)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PERSISTENCE_TEST_SEED"), out var given) ? given : Environment.TickCount + run;
        output.WriteLine($"seed {seed}");
        using var history = new SearchHistory(new Random(seed));
        var lines = 0;
        for (var step = 0; step < 120; step++)
        {
            history.Step();
            lines += step % 8 == 7 ? history.Compare() : 0;
        }

        Assert.True(lines > 200, $"{lines} lines were compared");
    }

    [Fact]
    public void Only_files_that_changed_are_read_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere every search reads all files");
        using var place = new TemporaryStore();
        using var store = new NotebookJsonStore(place.Folder);
        for (var number = 0; number < 20; number++)
        {
            store.Create(new Notebook { Id = $"k{number:00}", Title = "alpha", Remarks = ["beta"] });
        }

        Assert.Equal(20, store.Search("alpha").Matches);
        Assert.Equal(20, store.SearchRemarks("beta").Matches);
        using (var other = new NotebookJsonStore(place.Folder))
        {
            other.AppendRemarks("k07", "gamma", "beta");
            other.Delete("k08");
        }

        Assert.Equal([("k07", 2L)], store.SearchRemarks("gamma").Select(static hit => (hit.Key, hit.Sequence)));
        Assert.Equal(20, store.SearchRemarks("beta").Matches);
        Assert.Equal(19, store.Search("alpha").Matches);
    }
}
