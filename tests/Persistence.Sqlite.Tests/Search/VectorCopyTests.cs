using System.Globalization;
using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Search;

/// <summary>The stored copy of embeddings spares the next program what it has; damaged, old or of something else it changes nothing.</summary>
public sealed class VectorCopyTests : IDisposable
{
    private static readonly SqliteStoreOptions s_copied = new() { LeastSearched = 1, Durability = Durability.Relaxed };

    private readonly TemporaryDatabase _database = new();
    private readonly int _seed = Environment.TickCount;
    private readonly Random _random;

    public VectorCopyTests()
    {
        _random = new Random(_seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {_seed}");
    }

    public void Dispose() => _database.Dispose();

    // A row that somebody changes without a new token is one that nobody reads again, unless it may be near.
    [Fact]
    public void A_new_store_reads_only_what_differs()
    {
        using (var first = Open())
        {
            first.Create(new Album { Id = "k0", Photos = [new AlbumPhoto([-1, 0, 0]), .. Enumerable.Range(1, 30).Select(static number => new AlbumPhoto([1, number, 0]))] });
            Assert.Equal(31, first.SearchPhotosByEmbedding([1, 0, 0], 1).Matches);
        }

        _database.Sql("UPDATE album_photos SET embedding = x'0000803f0000000000000000' WHERE _sequence = 1");
        using (var other = Open())
        {
            other.AppendPhotos("k0", new AlbumPhoto([0, 0, 1]));
        }

        using var store = Open();
        Assert.Equal("k0/2 0.707107", Line(Assert.Single(store.SearchPhotosByEmbedding([1, 0, 0], 1))));
        Assert.Equal("k0/32 1", Line(Assert.Single(store.SearchPhotosByEmbedding([0, 0, 1], 1))));
        using var later = new LaterAlbumSqliteStore(_database.ConnectionString, s_copied);
        Assert.Equal(1, Assert.Single(later.SearchPhotosByEmbedding([1, 0, 0], 1)).Score);
    }

    // Above two megabytes memory is asked for in large pages, in one piece for all parts. A session that somebody damaged without a new token is not read, unless it may be near.
    [Fact]
    public void One_of_some_megabytes_is_read_whole()
    {
        var sought = Next();
        SearchHits<SearchEntryHit<int, PanoramaShot>> former;
        using (var first = new PanoramaSqliteStore(_database.ConnectionString, s_copied))
        {
            PanoramaShot[] Shots() => [new([.. sought.Select(static number => -number)]), .. Enumerable.Range(0, 999).Select(_ => new PanoramaShot(Next()))];
            first.CreateMany([.. Enumerable.Range(0, 6).Select(number => new Panorama { Number = number, Shots = [.. Shots()] })]);
            former = first.SearchShotsByEmbedding(sought, 50);
        }

        Assert.True(long.Parse(Assert.Single(_database.Sql("SELECT sum(length(bytes)) FROM _persistence_vectors")), CultureInfo.InvariantCulture) > 1 << 21);
        _database.Sql("DELETE FROM panorama_shots WHERE _sequence = 1");
        using var store = new PanoramaSqliteStore(_database.ConnectionString);
        var hits = store.SearchShotsByEmbedding(sought, 50);
        Assert.Equal((6000, 6000), (former.Matches, hits.Matches));
        Assert.Equal(former.Select(static hit => (hit.Key, hit.Sequence, hit.Score)), hits.Select(static hit => (hit.Key, hit.Sequence, hit.Score)));
    }

    [Fact]
    public void A_log_that_another_program_cut_is_read_again()
    {
        Fill(1);
        _database.Sql("DELETE FROM album_photos WHERE _sequence = 2");
        using var store = Open();
        var hits = store.SearchPhotosByEmbedding([0, 1, 0]);
        Assert.Equal(("k0/1 1", 1), (Line(Assert.Single(hits)), hits.Matches));
    }

    [Fact]
    public void A_damaged_one_is_as_none()
    {
        Fill(1);
        var right = Found();
        foreach (var (part, length) in _database.Sql("SELECT part, length(bytes) FROM _persistence_vectors").Select(static row => row.Split('|')).Select(static row => (row[0], int.Parse(row[1], CultureInfo.InvariantCulture))).ToList())
        {
            for (var at = 0; at < length; at++)
            {
                _database.Sql($"CREATE TABLE kept AS SELECT * FROM _persistence_vectors; UPDATE _persistence_vectors SET bytes = CAST(substr(bytes, 1, {at}) || CASE hex(substr(bytes, {at} + 1, 1)) WHEN '00' THEN x'01' ELSE x'00' END || substr(bytes, {at} + 2) AS BLOB) WHERE part = {part}");
                Assert.Equal((part, at, right), (part, at, Found(s_copied with { LeastSearched = int.MaxValue })));
                _database.Sql($"UPDATE _persistence_vectors SET bytes = substr(bytes, 1, {at}) WHERE part = {part}");
                Assert.Equal((part, at, right), (part, at, Found(s_copied with { LeastSearched = int.MaxValue })));
                _database.Sql("DELETE FROM _persistence_vectors; INSERT INTO _persistence_vectors SELECT * FROM kept; DROP TABLE kept");
            }
        }
    }

    [Fact]
    public void It_follows_what_others_do()
    {
        var store = Open();
        for (var step = 0; step < 60; step++)
        {
            var key = $"k{_random.Next(6)}";
            switch (_random.Next(6))
            {
                case 0:
                    store.Delete(key);
                    break;
                case 1:
                    store.Dispose();
                    store = Open();
                    break;
                case 2 when store.Find(key) is { } album:
                    store.Save(album);
                    break;
                default:
                    if (!store.Exists(key))
                    {
                        store.Create(new Album { Id = key });
                    }

                    store.AppendPhotos(key, [.. Enumerable.Range(0, _random.Next(4)).Select(_ => new AlbumPhoto([_random.Next(1, 9), _random.Next(9), _random.Next(9)]))]);
                    break;
            }

            var right = Found(s_copied with { SecureDelete = true });
            Assert.Equal((_seed, step, right), (_seed, step, Lines(store)));
            Assert.Equal((_seed, step, right), (_seed, step, Found()));
        }

        store.Dispose();
    }

    [Fact]
    public void With_SecureDelete_none_is_left()
    {
        Fill(2);
        Assert.NotEmpty(_database.Sql("SELECT name FROM _persistence_vectors"));
        using var store = Open(s_copied with { SecureDelete = true });
        Assert.True(store.Delete("k1"));
        Assert.Equal(2, store.SearchPhotosByEmbedding([1, 0, 0]).Matches);
        Assert.Empty(_database.Sql("SELECT name FROM _persistence_vectors"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_search_does_not_wait_for_others_that_write(bool isAwaited)
    {
        var waits = new Waits();
        Fill(2, isSearched: false);
        using var store = Open((s_copied with { BusyTimeout = TimeSpan.FromSeconds(1) }).ObservedBy(waits));
        using (var other = new SqliteConnection(_database.ConnectionString + ";Pooling=False"))
        {
            other.Open();
            using var begin = new SqliteCommand("BEGIN IMMEDIATE", other);
            begin.ExecuteNonQuery();
            Assert.Equal(4, (isAwaited ? await store.SearchPhotosByEmbeddingAsync(new float[] { 1, 0, 0 }, cancellationToken: TestContext.Current.CancellationToken) : store.SearchPhotosByEmbedding([1, 0, 0])).Matches);
        }

        Assert.Equal(0, waits.Count);
        Assert.Empty(Tables());
        using var later = Open();
        Assert.Equal(4, (isAwaited ? await later.SearchPhotosByEmbeddingAsync(new float[] { 1, 0, 0 }, cancellationToken: TestContext.Current.CancellationToken) : later.SearchPhotosByEmbedding([1, 0, 0])).Matches);
        Assert.NotEmpty(Tables());
    }

    [Fact]
    public async Task A_search_inside_a_transaction_adds_nothing_to_it()
    {
        Fill(2, isSearched: false);
        using var database = new SqliteDatabase(_database.ConnectionString, s_copied);
        using var store = new AlbumSqliteStore(database);
        database.Transaction(() => Assert.Equal(4, store.SearchPhotosByEmbedding([1, 0, 0]).Matches));
        await database.TransactionAsync(async () => Assert.Equal(4, (await store.SearchPhotosByEmbeddingAsync(new float[] { 1, 0, 0 })).Matches), TestContext.Current.CancellationToken);
        Assert.Empty(Tables());
        Assert.Equal(4, store.SearchPhotosByEmbedding([1, 0, 0]).Matches);
        Assert.NotEmpty(Tables());
    }

    private List<string> Tables() => _database.Sql("SELECT name FROM sqlite_schema WHERE name = '_persistence_vectors'");

    private AlbumSqliteStore Open(SqliteStoreOptions? options = null) => new(_database.ConnectionString, options ?? s_copied);

    private void Fill(int count, bool isSearched = true)
    {
        using var store = Open();
        for (var number = 0; number < count; number++)
        {
            store.Create(new Album { Id = $"k{number}", Photos = [new AlbumPhoto([0, 1, 0]), new AlbumPhoto([0, 2, 2])] });
        }

        if (isSearched)
        {
            Assert.Equal(2 * count, store.SearchPhotosByEmbedding([1, 0, 0]).Matches);
        }
    }

    private string Found(SqliteStoreOptions? options = null)
    {
        using var store = Open(options);
        return Lines(store);
    }

    private float[] Next() => [.. Enumerable.Range(0, Panorama.Dimensions).Select(_ => (_random.NextSingle() * 2) - 1)];

    private static string Lines(AlbumSqliteStore store) => string.Join('\n', store.SearchPhotosByEmbedding([3, 2, 1], 50).Select(Line));

    private static string Line(SearchEntryHit<string, AlbumPhoto> hit) => string.Create(CultureInfo.InvariantCulture, $"{hit.Key}/{hit.Sequence} {hit.Score:R}");

    private sealed class Waits : StoreObserver
    {
        public int Count { get; private set; }

        public override void OnEvent(StoreEvent storeEvent) => Count += storeEvent.Kind == StoreEventKind.Retried ? 1 : 0;
    }
}
