using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Search;

/// <summary>A search follows what programs of an older version of the class store, too: entries that upgrade steps change, and logs under a former name.</summary>
public sealed class OlderSearchTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void Upgraded_entries_are_found_as_they_are_read()
    {
        using var older = new SayingV1RedisStore(fixture.Connection, _options);
        using var store = new SayingV2RedisStore(fixture.Connection, _options);
        using var plain = new SayingV2RedisStore(fixture.Connection, _options with { MayFollow = false });
        void Same()
        {
            // A phrase is looked for once: nothing that was not read at first is read in time.
            var phrase = new SearchQuery("").Phrase("two words");
            Assert.Equal(plain.SearchParts(phrase).Matches, store.SearchParts(phrase).Matches);
            foreach (var words in new[] { "calm", "loud", "one two", "title" })
            {
                Assert.Equal(plain.SearchParts(words).Select(static hit => (hit.Key, hit.Sequence, hit.Score, hit.Entry)), store.SearchParts(words).Select(static hit => (hit.Key, hit.Sequence, hit.Score, hit.Entry)));
                Assert.Equal(plain.SearchLines(words).Select(static hit => (hit.Key, hit.Sequence, hit.Score)), store.SearchLines(words).Select(static hit => (hit.Key, hit.Sequence, hit.Score)));
                Assert.Equal(plain.Search(words).Select(static hit => (hit.Key, hit.Score)), store.Search(words).Select(static hit => (hit.Key, hit.Score)));
            }
        }

        older.Create(new SayingV1 { Id = "a", Title = "title", Lines = ["one"], Parts = [new SayingPartV1("one")] });
        older.Create(new SayingV1 { Id = "b", Title = "title", Parts = [new SayingPartV1("two words")] });
        Same();
        Assert.Equal(2, store.SearchParts("calm").Matches);
        older.AppendParts("b", new SayingPartV1("two words"));
        older.AppendLines("b", "two");
        Same();
        Assert.Equal(3, store.SearchParts("calm").Matches);
        store.AppendParts("a", new SayingPartV2("one", "loud"));
        Same();
        Assert.Equal(1, store.SearchParts("loud").Matches);
    }

    [Fact]
    public void Logs_under_a_former_name_are_found()
    {
        using var older = new SayingV1RedisStore(fixture.Connection, _options);
        using var store = new SayingV3RedisStore(fixture.Connection, _options);
        older.Create(new SayingV1 { Id = "a", Title = "title", Lines = ["one"], Parts = [new SayingPartV1("one")] });
        Assert.Equal((1, 1, 1), (store.Search("title").Matches, store.SearchVerses("one").Matches, store.SearchParts("one").Matches));
        older.Create(new SayingV1 { Id = "b", Title = "title", Lines = ["one"], Parts = [new SayingPartV1("one")] });
        Assert.Equal((2, 2, 2), (store.Search("title").Matches, store.SearchVerses("one").Matches, store.SearchParts("one").Matches));
        var saying = store.Load("b");
        saying.Verses.Add("more");
        saying.Title = "another";
        store.Save(saying);
        store.AppendParts("b", new SayingPartV1("more"));
        Assert.Equal((1, 1, 1), (store.Search("another").Matches, store.SearchVerses("more").Matches, store.SearchParts("more").Matches));
        Assert.Equal(1, store.Search("title").Matches);
    }
}
