using System.Globalization;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Search;

/// <summary>The short forms in memory choose what is compared with the embeddings as they are stored: found is what comparing all finds, to the last bit.</summary>
public sealed class VectorSearchTests : IDisposable
{
    private const int Dimensions = 100;

    private static readonly SqliteStoreOptions s_copied = new() { LeastSearched = 1, Durability = Durability.Relaxed };

    private readonly TemporaryDatabase _database = new();
    private readonly int _seed = Environment.TickCount;
    private readonly Random _random;

    public VectorSearchTests()
    {
        _random = new Random(_seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {_seed}");
    }

    public void Dispose() => _database.Dispose();

    // At whichever look at the clock the other one commits: a store object that has the short forms of a copy has not read the embeddings, and the nearest one is another one when it does.
    [Fact]
    public void What_another_program_changes_between_the_two_reads_of_a_search_is_followed()
    {
        using var other = new AlbumSqliteStore(_database.ConnectionString, s_copied);
        Store("a", "b");

        // More than a search looks at, so that the one that was far is not among them.
        other.Create(new Album { Id = "c", Photos = [.. Enumerable.Repeat(new AlbumPhoto([2, 1, 0]), 40)] });
        for (var (look, commits) = (1, 1); commits > 0; look++)
        {
            var (near, far) = look % 2 == 0 ? ("a", "b") : ("b", "a");
            Assert.Equal(far, Nearest(other));
            commits = 0;
            var clock = new CommittingClock();
            using (var store = new AlbumSqliteStore(_database.ConnectionString, s_copied with { TimeProvider = clock }))
            {
                clock.At(look, () =>
                {
                    commits++;
                    other.Delete(near);
                    other.Delete(far);
                    Store(near, far);
                });

                // The first look is between the two reads. At a later one what is gone when it is to be shown gives its place to the next.
                var found = Nearest(store);
                Assert.True(look > 1 || found == near, $"{found} was found, where {near} had become the nearest");
                clock.At(0, static () => { });
                Assert.Equal((look, commits > 0 ? near : far), (look, Nearest(store)));
            }
        }

        void Store(string near, string far)
        {
            other.Create(new Album { Id = near, Photos = [new AlbumPhoto([1, 0, 0])] });
            other.Create(new Album { Id = far, Photos = [new AlbumPhoto([0, 1, 0])] });
        }

        static string Nearest(AlbumSqliteStore store) => Assert.Single(store.SearchPhotosByEmbedding([1, 0, 0], 1)).Key;
    }

    // Near one another, alike, with one large number among small ones, with few numbers, very long and very short ones.
    [Fact]
    public void It_finds_what_comparing_all_finds()
    {
        var middle = Any();
        Func<float[]>[] kinds =
        [
            Any,
            () => Near(middle, 1e-3f),
            () => Near(middle, 1e-5f),
            () => [.. middle.Select(static number => number * 3)],
            () => With(Any(), 40),
            () => With(new float[Dimensions], 1),
            () => [.. Any().Select(static number => number * 1e-30f)],
            () => [.. Any().Select(static number => number * 1e30f)],
        ];
        using var database = new SqliteDatabase(_database.ConnectionString, s_copied);
        using var store = new CloudSqliteStore(database);
        foreach (var (number, kind) in kinds.Index())
        {
            store.Create(new Cloud { Number = number, Middle = kind(), Drops = [.. Enumerable.Range(0, 150).Select(_ => new CloudDrop(kind()))] });
        }

        foreach (var sought in kinds.Select(static kind => kind()).Append(middle).Append([.. middle.Select(static number => -number)]))
        {
            foreach (var limit in (int[])[1, 10, 400])
            {
                var (drops, middles) = Of(store, sought, limit);
                var right = ("", "");
                database.Transaction(() => right = Of(store, sought, limit));
                Assert.Equal((_seed, right), (_seed, (drops, middles)));
                using var later = new CloudSqliteStore(_database.ConnectionString, s_copied);
                Assert.Equal((_seed, right), (_seed, Of(later, sought, limit)));
            }
        }
    }

    [Fact]
    public void It_reads_again_what_others_changed_and_passes_over_what_cannot_be_read()
    {
        using var store = new CloudSqliteStore(_database.ConnectionString, s_copied);
        float[] near = With(new float[Dimensions], 1), far = [.. near.Select(static number => -number)];
        store.Create(new Cloud { Number = 1, Middle = near, Drops = [new CloudDrop(near), new CloudDrop(Any())] });
        store.Create(new Cloud { Number = 2, Middle = near, Drops = [new CloudDrop(near)] });
        Assert.Equal(2, store.SearchByEmbedding(near).Count(static hit => hit.Score == 1));
        using (var other = new CloudSqliteStore(_database.ConnectionString, s_copied))
        {
            other.Delete(2);
            other.Create(new Cloud { Number = 2, Middle = far, Drops = [new CloudDrop(far)] });
        }

        Assert.Equal([(1, 1d), (2, -1d)], store.SearchByEmbedding(near).Select(static hit => (hit.Key, hit.Score)));
        Assert.Equal([(1, 1d), (2, -1d)], store.SearchDropsByEmbedding(near).Where(static hit => Math.Abs(hit.Score) == 1).Select(static hit => (hit.Key, hit.Score)));

        // Nobody says that it changed; its numbers are those that are there.
        using var later = new CloudSqliteStore(_database.ConnectionString, s_copied);
        _database.Sql("UPDATE cloud_drops SET place = x'00' WHERE _session = (SELECT _id FROM cloud WHERE number = 1) AND _sequence = 1");
        var hits = later.SearchDropsByEmbedding(near);
        Assert.Equal("1", Assert.Single(hits.Skipped).Session);
        Assert.Contains(hits, static hit => hit is { Key: 2, Score: -1 });
        Assert.Equal(3, hits.Matches);
    }

    private static (string Drops, string Middles) Of(CloudSqliteStore store, float[] sought, int limit)
    {
        var (drops, middles) = (store.SearchDropsByEmbedding(sought, limit), store.SearchByEmbedding(sought, limit));
        return (
            string.Join('\n', drops.Select(static hit => string.Create(CultureInfo.InvariantCulture, $"{hit.Key}/{hit.Sequence} {hit.Score:R}"))) + $" of {drops.Matches}",
            string.Join('\n', middles.Select(static hit => string.Create(CultureInfo.InvariantCulture, $"{hit.Key} {hit.Score:R}"))) + $" of {middles.Matches}");
    }

    private float[] Any() => [.. Enumerable.Range(0, Dimensions).Select(_ => (_random.NextSingle() * 2) - 1)];

    private float[] Near(float[] middle, float distance) => [.. middle.Select(number => number + (((_random.NextSingle() * 2) - 1) * distance))];

    private float[] With(float[] numbers, float large)
    {
        numbers[_random.Next(Dimensions)] = large;
        return numbers;
    }
}
