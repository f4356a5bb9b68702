using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Persistence.Tests.Search;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Search;

/// <summary>A search by what a store remembers finds the same as reading every session, with the same scores and in the same order, whatever programs did meanwhile.</summary>
public sealed class SearchHistoryTests(RedisServerFixture fixture, ITestOutputHelper output) : IClassFixture<RedisServerFixture>
{
    private readonly MovableClock _clock = new();
    private readonly string _prefix = RedisServerFixture.NewPrefix();
    private int _ids;
    private bool _isUsersClock;

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void A_store_that_follows_finds_what_reading_finds(int run, bool isUsersClock)
    {
        _isUsersClock = isUsersClock;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PERSISTENCE_TEST_SEED"), out var given) ? given : Environment.TickCount + run;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var texts = new RandomTexts(random);
        using NotebookRedisStore one = Open(), two = Open(), plain = Open(mayFollow: false);
        var lines = 0;
        for (var step = 0; step < 100; step++)
        {
            var store = random.Next(2) == 0 ? one : two;
            Step(random, texts, store);
            var damaged = step % 21 == 20 ? Damage(random) : null;
            if (step % 7 == 6)
            {
                var (query, limit) = (texts.Query(), random.Next(1, 9));
                var right = SearchLines.Of(plain, query, limit);
                Assert.Equal(right, SearchLines.Of(one, query, limit));
                Assert.Equal(right, SearchLines.Of(two, query, limit));
                using var later = Open();
                Assert.Equal(right, SearchLines.Of(later, query, limit));
                lines += right.Count;
            }

            if (damaged is not null)
            {
                store.Delete(damaged);
            }
        }

        Assert.True(lines > 30, $"{lines} lines were compared");
    }

    [Fact]
    public void Sessions_that_did_not_change_are_not_read_again()
    {
        using NotebookRedisStore store = Open(), other = Open();
        for (var number = 0; number < 300; number++)
        {
            store.Create(new Notebook { Id = $"k{number:000}", Title = "alpha", Remarks = ["beta"] });
        }

        Assert.Equal(300, store.SearchRemarks("beta", 2).Matches);
        other.AppendRemarks("k007", "gamma", "beta");
        other.Delete("k008");
        fixture.Connection.GetServers()[0].Execute("CONFIG", "RESETSTAT");
        Assert.Equal(300, store.SearchRemarks("beta", 2).Matches);
        Assert.Equal([("k007", 2L)], store.SearchRemarks("gamma", 2).Select(static hit => (hit.Key, hit.Sequence)));
        var scripts = fixture.Connection.GetServers()[0].Info("commandstats").SelectMany(static section => section).Single(static pair => pair.Key == "cmdstat_lrange").Value;

        // What was added to k007, and what is shown.
        Assert.StartsWith("calls=4,", scripts, StringComparison.Ordinal);
    }

    private NotebookRedisStore Open(bool mayFollow = true) => new(fixture.Connection, new RedisStoreOptions { KeyPrefix = _prefix, TimeProvider = _isUsersClock ? _clock : TimeProvider.System, MayFollow = mayFollow, LeastSearched = 1 });

    private void Step(Random random, RandomTexts texts, NotebookRedisStore store)
    {
        var key = $"k{random.Next(9)}";
        string[] Remarks(int most) => [.. Enumerable.Range(0, random.Next(most)).Select(_ => texts.Stored(9))];
        NotebookFact[] Facts(int most) => [.. Enumerable.Range(0, random.Next(most)).Select(_ => new NotebookFact($"{++_ids}", texts.Stored(3), random.Next(4) == 0 ? null : texts.Stored(12)))];
        void Create()
        {
            if (!store.Exists(key))
            {
                store.Create(new Notebook { Id = key, Title = texts.Stored(4), Tags = [texts.Stored(2)], Facts = [.. Facts(8)], Remarks = [.. Remarks(random.Next(4) == 0 ? 600 : 9)] });
            }
        }

        switch (random.Next(8))
        {
            case 0 when store.Find(key, SessionLoad.HeaderOnly) is { } book:
                book.Title = random.Next(3) == 0 ? book.Title : texts.Stored(5);
                book.Edits++;
                store.Save(book);
                break;
            case 1:
                store.Delete(key);
                Create();
                break;
            case 2:
                _clock.Now += TimeSpan.FromDays(random.Next(16));
                Expire(random);
                break;
            case 3:
                store.PurgeExpired();
                break;
            case 5 or 6 when store.Exists(key):
                store.AppendRemarks(key, Remarks(6));
                store.AppendFacts(key, Facts(4));
                break;
            default:
                Create();
                break;
        }
    }

    // By its own clock the server removes all keys of a session, and by and by each of them; the listing stays.
    private void Expire(Random random)
    {
        RedisKey hash = $"{_prefix}:notebook:{{k{random.Next(9)}}}";
        RedisKey[] keys = [hash, $"{hash}:facts", $"{hash}:facts:ids", $"{hash}:remarks"];
        if (!_isUsersClock)
        {
            fixture.Connection.GetDatabase().KeyDelete(random.Next(3) == 0 ? keys[..1] : keys);
        }
    }

    // Another program writes what is no text into a header.
    private string? Damage(Random random)
    {
        var key = $"k{random.Next(9)}";
        var database = fixture.Connection.GetDatabase();
        RedisKey hash = $"{_prefix}:notebook:{{{key}}}";
        if (!database.KeyExists(hash))
        {
            return null;
        }

        database.HashSet(hash, [new HashEntry("title", "not JSON"), new HashEntry("$token", $"{random.NextInt64():x16}")]);
        return key;
    }
}
