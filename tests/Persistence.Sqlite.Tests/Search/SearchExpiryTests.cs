using Persistence.Sqlite.Tests.Sessions;
using Persistence.Tests.Search;

namespace Persistence.Sqlite.Tests.Search;

/// <summary>A search passes over sessions that have expired and are still stored, and takes the index for whole all the same: it does not build it again.</summary>
public sealed class SearchExpiryTests
{
    private readonly MovableClock _clock = new();

    private SqliteStoreOptions Options => new() { TimeProvider = _clock };

    [Fact]
    public void Sessions_whose_class_says_how_long_they_live()
    {
        using var database = new TemporaryDatabase();
        using var store = new NotebookSqliteStore(database.ConnectionString, Options);
        store.Create(new Notebook { Id = "old", Title = "apple", Facts = [new NotebookFact("1", "apple", null)], Remarks = ["apple"] });
        _clock.Now += TimeSpan.FromDays(20);
        store.Create(new Notebook { Id = "new", Title = "apple", Facts = [new NotebookFact("1", "apple", null)], Remarks = ["apple"] });
        _clock.Now += TimeSpan.FromDays(20);
        var before = Indexes(database);
        Assert.Equal(["new"], store.Search("apple").Select(static hit => hit.Key));
        Assert.Equal(["new"], store.SearchFacts("apple").Select(static hit => hit.Key));
        Assert.Equal(["new"], store.SearchRemarks("apple").Select(static hit => hit.Key));
        Assert.Equal(before, Indexes(database));
    }

    [Fact]
    public void Sessions_that_say_it_themselves()
    {
        using var database = new TemporaryDatabase();
        using var store = new BulletinSqliteStore(database.ConnectionString, Options);
        Fill(store);
        var before = Indexes(database);
        Assert.Equal(["new"], store.Search("apple").Select(static hit => hit.Key));
        Assert.Equal(["new"], store.SearchRemarks("apple").Select(static hit => hit.Key));
        Assert.Equal(before, Indexes(database));
    }

    [Fact]
    public void Sessions_of_a_class_that_lives_for_ever_now()
    {
        using var database = new TemporaryDatabase();
        using (var earlier = new BulletinSqliteStore(database.ConnectionString, Options))
        {
            Fill(earlier);
        }

        using var store = new LastingBulletinSqliteStore(database.ConnectionString, Options);
        var before = Indexes(database);
        Assert.Equal(["new"], store.Search("apple").Select(static hit => hit.Key));
        Assert.Equal(["new"], store.SearchRemarks("apple").Select(static hit => hit.Key));
        Assert.Equal(before, Indexes(database));
    }

    private void Fill(BulletinSqliteStore store)
    {
        store.Create(new Bulletin { Id = "old", Until = _clock.Now.AddDays(1), Title = "apple", Remarks = ["apple"] });
        store.Create(new Bulletin { Id = "new", Title = "apple", Remarks = ["apple"] });
        _clock.Now += TimeSpan.FromDays(2);
    }

    // Each time that an index is built it has another generation.
    private static List<string> Indexes(TemporaryDatabase database)
    {
        var indexes = database.Sql("SELECT \"name\", \"texts\", \"generation\" FROM \"_persistence_search\" ORDER BY 1");
        Assert.NotEmpty(indexes);
        return indexes;
    }
}
