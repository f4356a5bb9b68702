using Persistence.Redis.Tests.RoundTrips;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Search;

/// <summary>How often a search waits for the server: once to learn what changed, with what is new, and once for what it shows. It finds what reading every session finds.</summary>
public sealed class SearchRoundTripTests : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };
    private readonly RoundTripCounter.Row _row = new();
    private readonly NotebookRedisStore _store;
    private readonly NotebookRedisStore _other;
    private readonly NotebookRedisStore _plain;
    private readonly IDatabase _database;

    public SearchRoundTripTests(RedisServerFixture fixture)
    {
        _database = fixture.Connection.GetDatabase();
        _store = new NotebookRedisStore(RoundTripCounter.Of(fixture.Connection, _row), _options);
        _other = new NotebookRedisStore(fixture.Connection, _options);
        _plain = new NotebookRedisStore(fixture.Connection, _options with { MayFollow = false });
        for (var number = 0; number < 30; number++)
        {
            _other.Create(new Notebook { Id = $"k{number:00}", Title = "alpha", Remarks = ["beta"] });
        }

        Assert.Equal((30, 30), (_store.Search("alpha").Matches, _store.SearchRemarks("beta").Matches));
    }

    /// <summary>What is done before the search, how often searches of the headers and of a log wait then, and how often those after them.</summary>
    public static TheoryData<string, (int Headers, int Log), (int Headers, int Log)> Changes => new()
    {
        { "nothing", (2, 2), (2, 2) },
        { "append", (2, 2), (2, 2) },
        { "append of another", (2, 2), (2, 2) },
        { "save", (2, 2), (2, 2) },
        { "save of another", (2, 2), (2, 2) },
        { "save with entries of another", (2, 2), (2, 2) },
        { "creation", (2, 2), (2, 2) },
        { "ten creations", (2, 2), (2, 2) },
        { "creation of another", (3, 3), (2, 2) },
        { "deletion", (2, 2), (2, 2) },
        { "deletion of another", (2, 2), (2, 2) },
        { "creation after deletion", (2, 2), (2, 2) },
        { "creation after deletion of another", (2, 3), (2, 2) },
        { "longer creation after deletion of another", (2, 3), (2, 2) },
        { "time to live", (2, 2), (2, 2) },
        { "half a time to live", (2, 2), (2, 2) },

        // What is more than the server answers at once is read by itself; a header first to see whether its texts are the same.
        { "long entry", (2, 3), (2, 2) },
        { "many entries", (2, 4), (2, 2) },
        { "long header", (4, 2), (2, 2) },
        { "ten long entries", (2, 6), (2, 2) },

        // What cannot be read is read again by each search.
        { "damage", (2, 2), (3, 2) },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_search_waits_twice(string change, (int Headers, int Log) first, (int Headers, int Log) next)
    {
        Change(change);
        (int Headers, int Log) Searches() => (_row.Of(() => _store.Search("alpha")), _row.Of(() => _store.SearchRemarks("beta")));
        Assert.Equal(first, Searches());
        Assert.Equal(next, Searches());
        foreach (var query in new[] { "alpha", "beta", "gamma", "alpha gamma" })
        {
            Assert.Equal(SearchLines.Of(_plain, new SearchQuery(query), 7), SearchLines.Of(_store, new SearchQuery(query), 7));
        }
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("append")]
    [InlineData("save")]
    [InlineData("creation")]
    [InlineData("deletion")]
    public void One_that_shows_nothing_waits_once(string change)
    {
        Change(change);
        Assert.Equal(1, _row.Of(() => Assert.Empty(_store.Search("nothingness"))));
        Assert.Equal(1, _row.Of(() => Assert.Empty(_store.SearchRemarks("nothingness"))));
    }

    [Fact]
    public void A_hash_that_came_does_not_hide_one_that_went()
    {
        Change("time to live");
        Assert.Equal(29, _store.SearchRemarks("beta").Matches);
        _other.Create(new Notebook { Id = "k11", Remarks = ["beta"] });
        _database.KeyDelete(Name("k12"));
        Assert.Equal((29, 29), (_plain.SearchRemarks("beta").Matches, _store.SearchRemarks("beta").Matches));
    }

    [Fact]
    public async Task Awaited_ones_find_the_same()
    {
        string[] changes = ["append of another", "save of another", "creation", "creation of another", "deletion of another", "creation after deletion", "long entry", "many entries", "damage", "time to live"];
        using var awaited = new NotebookRedisStore(_database.Multiplexer, _options);
        await awaited.SearchRemarksAsync("beta", cancellationToken: TestContext.Current.CancellationToken);
        foreach (var change in changes)
        {
            Change(change);
            var (log, headers) = (_plain.SearchRemarks("beta gamma", 50), _plain.Search("alpha gamma", 50));
            var (foundLog, foundHeaders) = (await awaited.SearchRemarksAsync("beta gamma", 50, TestContext.Current.CancellationToken), await awaited.SearchAsync("alpha gamma", 50, TestContext.Current.CancellationToken));
            Assert.Equal(log.Select(static hit => (hit.Key, hit.Sequence, hit.Score)), foundLog.Select(static hit => (hit.Key, hit.Sequence, hit.Score)));
            Assert.Equal(headers.Select(static hit => (hit.Key, hit.Score)), foundHeaders.Select(static hit => (hit.Key, hit.Score)));
            Assert.Equal((log.Matches, headers.Matches, headers.Skipped.Count), (foundLog.Matches, foundHeaders.Matches, foundHeaders.Skipped.Count));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _store.Dispose();
        _other.Dispose();
        _plain.Dispose();
    }

    private string Name(string id) => $"{_options.KeyPrefix}:notebook:{{{id}}}";

    private void Change(string change)
    {
        var store = change.EndsWith(" of another", StringComparison.Ordinal) ? _other : _store;
        var what = change.Replace(" of another", "", StringComparison.Ordinal);
        if (Appended(what) is { } appended)
        {
            Array.ForEach(appended, one => store.AppendRemarks(one.Id, one.Entries));
            return;
        }

        switch (what)
        {
            case "save":
                Save(store, "k08", static book => (book.Title, book.Edits) = ("alpha gamma", 1));
                break;
            case "save with entries":
                Save(store, "k08", static book =>
                {
                    (book.Title, book.Edits) = ("alpha gamma", 1);
                    book.Remarks.Add("gamma");
                });
                break;
            case "long header":
                Save(store, "k14", static book => book.Tags.Add("gamma " + new string('x', 70_000)));
                break;
            case "creation":
                store.Create(New(store == _store ? "new" : "other"));
                break;
            case "ten creations":
                Array.ForEach([.. Enumerable.Range(0, 10)], number => store.Create(New($"new{number}")));
                break;
            default:
                Remove(store, what);
                break;
        }
    }

    private static (string Id, string[] Entries)[]? Appended(string change) => change switch
    {
        "append" => [("k07", ["gamma", "beta"])],
        "long entry" => [("k12", ["gamma " + new string('x', 70_000)])],
        "many entries" => [("k13", [.. Enumerable.Repeat("gamma", 501)])],
        "ten long entries" => [.. Enumerable.Range(20, 10).Select(static number => ($"k{number}", (string[])["gamma " + new string('x', 10_000)]))],
        _ => null,
    };

    private void Remove(NotebookRedisStore store, string change)
    {
        switch (change)
        {
            case "deletion":
                store.Delete("k09");
                break;
            case "creation after deletion" or "longer creation after deletion":
                store.Delete("k10");
                store.Create(new Notebook { Id = "k10", Title = "gamma", Remarks = ["gamma", .. change.StartsWith("longer", StringComparison.Ordinal) ? new[] { "alpha" } : []] });
                break;
            case "time to live":
                _database.KeyDelete([Name("k11"), Name("k11") + ":remarks"]);
                break;
            case "half a time to live":
                _database.KeyDelete(Name("k11"));
                break;
            case "damage":
                _database.HashSet(Name("k15"), [new HashEntry("title", "not JSON"), new HashEntry("$token", $"{7:x16}")]);
                break;
        }
    }

    private static void Save(NotebookRedisStore store, string id, Action<Notebook> change)
    {
        var book = store.Load(id);
        change(book);
        store.Save(book);
    }

    private static Notebook New(string id) => new() { Id = id, Title = "alpha gamma", Remarks = ["beta", "gamma"] };
}
