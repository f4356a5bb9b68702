using System.Runtime.CompilerServices;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Search;

/// <summary>What another version of the program stored for searches, or nobody may write, changes nothing of what is found.</summary>
public sealed class StoredIndexTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    public void Dispose() => _database.Dispose();

    // vectors-0.db is of the version whose copy held the embeddings themselves.
    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("DROP TABLE _persistence_vectors")]
    [InlineData("DROP TABLE _persistence_shapes")]
    public void A_database_of_an_earlier_version_is_searched_and_its_copy_written_again(string change)
    {
        File.Copy(Path.Combine(Folder(), "vectors-0.db"), _database.Path);
        _database.Sql(change);
        var before = _database.Sql("SELECT name FROM sqlite_schema WHERE name = '_persistence_vectors'").Count > 0 ? Parts() : [];
        for (var round = 0; round < 2; round++)
        {
            using var store = new AlbumSqliteStore(_database.ConnectionString, new SqliteStoreOptions { LeastSearched = 1 });
            var hits = store.SearchPhotosByEmbedding([1, 0, 0]);
            Assert.Equal([("k1", 1L, 0.6), ("k0", 1L, 0d), ("k0", 2L, 0d)], hits.Select(static hit => (hit.Key, hit.Sequence, hit.Score)));
            Assert.Empty(Parts().Intersect(before));
        }
    }

    [Fact]
    public void A_database_that_can_only_be_read_is_searched()
    {
        using (var store = new AlbumSqliteStore(_database.ConnectionString))
        {
            store.Create(new Album { Id = "k0", Photos = [new AlbumPhoto([0, 1, 0]), new AlbumPhoto([3, 4, 0])] });
        }

        var tables = _database.Sql("SELECT name FROM sqlite_schema");
        Check();
        Assert.Equal(tables, _database.Sql("SELECT name FROM sqlite_schema"));
        using (var store = new AlbumSqliteStore(_database.ConnectionString, new SqliteStoreOptions { LeastSearched = 1 }))
        {
            Assert.Equal(2, store.SearchPhotosByEmbedding([1, 0, 0]).Matches);
        }

        Assert.NotEmpty(Parts());
        Check();

        void Check()
        {
            using var reader = new AlbumSqliteStore(_database.ConnectionString + ";Mode=ReadOnly", new SqliteStoreOptions { LeastSearched = 1 });
            Assert.Equal([2L, 1L], reader.SearchPhotosByEmbedding([1, 0, 0]).Select(static hit => hit.Sequence));
        }
    }

    [Fact]
    public void An_index_by_another_version_of_the_analyzer_is_built_again()
    {
        using (var store = new NotebookSqliteStore(_database.ConnectionString))
        {
            store.Create(new Notebook { Id = "a", Title = "apple", Remarks = ["pear"] });
        }

        var right = _database.Sql("SELECT name, texts FROM _persistence_search ORDER BY 1");
        _database.Sql("UPDATE _persistence_search SET texts = '0' || texts");
        using (var reader = new NotebookSqliteStore(_database.ConnectionString + ";Mode=ReadOnly"))
        {
            Check(reader);
        }

        var kinds = new Kinds();
        using (var store = new NotebookSqliteStore(_database.ConnectionString, new SqliteStoreOptions().ObservedBy(kinds)))
        {
            Check(store);
            Assert.Equal([], store.Verify().Findings);
        }

        Assert.Equal(right, _database.Sql("SELECT name, texts FROM _persistence_search ORDER BY 1"));
        Assert.Contains(StoreEventKind.Backfilled, kinds.Seen);

        static void Check(NotebookSqliteStore store) =>
            Assert.Equal(("a", "a"), (Assert.Single(store.Search("apples")).Key, Assert.Single(store.SearchRemarks("pear")).Key));
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "..", "Fixtures");

    private List<string> Parts() => _database.Sql("SELECT hex(bytes) FROM _persistence_vectors WHERE part = 0");

    private sealed class Kinds : StoreObserver
    {
        public List<StoreEventKind> Seen { get; } = [];

        public override void OnEvent(StoreEvent storeEvent) => Seen.Add(storeEvent.Kind);
    }
}
