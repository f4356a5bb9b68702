using Persistence.Swarm.Tests.Backends;
using Persistence.Testing.Redis;
using Swarm;
using Swarm.Knowledge;

namespace Persistence.Swarm.Tests.Knowledge;

public sealed class KnowledgeTests(RedisServerFixture redis) : SwarmTest(redis)
{
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_fact_is_shared_found_superseded_and_forgotten(string backend)
    {
        using var place = Begin(backend);
        var knowledge = place.Swarm.Knowledge;
        knowledge.Share(Entry("k1", "Kettle", "The kettle whistles at 90 degrees.", "kitchen"));
        knowledge.Share(Entry("k2", "Stage", "Rows stand a metre apart.", "stage"));
        knowledge.Share(Entry("k1", "Other", "Shared again, the first one stays."));
        Assert.Equal("k1", Assert.Single(knowledge.Search("whistling kettle")).Id);

        knowledge.Supersede("k1", Entry("k3", "Kettle", "The kettle whistles at 100 degrees.", "kitchen"));
        knowledge.Supersede("k1", Entry("k3", "Kettle", "The kettle whistles at 100 degrees.", "kitchen"));
        Assert.Equal("k3", Assert.Single(knowledge.Search("kettle")).Id);
        Assert.Equal("k3", Assert.Single(knowledge.WithTag("kitchen")).Id);
        Assert.Equal(["k1", "k2", "k3"], knowledge.By("Ada").Select(static entry => entry.Id).Order());
        Assert.Equal("k3 took the place of k1 already.", Assert.Throws<SwarmException>(() => knowledge.Supersede("k1", Entry("k4", "Kettle", "No."))).Message);
        Assert.Equal("There is no entry none.", Assert.Throws<SwarmException>(() => knowledge.Supersede("none", Entry("k5", "x", "y"))).Message);

        Assert.True(knowledge.Forget("k3"));
        Assert.False(knowledge.Forget("k3"));
        Assert.DoesNotContain(knowledge.Search("kettle"), static entry => entry.Id == "k3");
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void What_is_like_a_text_is_found_alone_and_beside_its_words(string backend)
    {
        using var place = Begin(backend);
        var knowledge = place.Swarm.Knowledge;
        knowledge.Share(Entry("k1", "Lantern permits", "The harbour master allows 600 lanterns."));
        knowledge.Share(Entry("k2", "Power", "Generator B trips at 82 % load."));
        knowledge.Share(Entry("k3", "Music", "The quintet plays at eight."));
        knowledge.Supersede("k1", Entry("k4", "Lantern permits", "The harbour master allows 400 lanterns."));

        // Slips of the pen: no word of them is there.
        Assert.Empty(knowledge.Search("hrabour lanturn"));
        Assert.Equal("k4", Assert.Single(knowledge.Search("hrabour lanturn", SearchBy.Likeness, limit: 1)).Id);
        Assert.Equal(["k2", "k3", "k4"], knowledge.Search("hrabour lanturn", SearchBy.Likeness).Select(static entry => entry.Id).Order());
        Assert.Equal(["k2", "k4"], knowledge.Search("generator lanturn", SearchBy.Both, limit: 2).Select(static entry => entry.Id).Order());

        // Most of the letters are those of k4, and the one word is of k3.
        const string Mixed = "lanturn hrabour masster eight";
        Assert.Equal("k4", Assert.Single(knowledge.Search(Mixed, SearchBy.Likeness, limit: 1)).Id);
        Assert.Equal("k3", Assert.Single(knowledge.Search(Mixed, SearchBy.Both, limit: 1)).Id);
        Assert.Empty(knowledge.Search("… 🏮", SearchBy.Likeness));
        Assert.Empty(knowledge.Search("", SearchBy.Both));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void What_is_like_an_entry_is_found(string backend)
    {
        using var place = Begin(backend);
        var knowledge = place.Swarm.Knowledge;
        knowledge.Share(Entry("k1", "Generator", "Generator B needs a spare filter."));
        knowledge.Share(Entry("k2", "Power", "The spare filters for the generators are in box 4."));
        knowledge.Share(Entry("k3", "Music", "The quintet plays at eight."));
        Assert.Equal(["k2", "k3"], knowledge.SimilarTo("k1").Select(static entry => entry.Id));
        Assert.Equal("There is no entry none.", Assert.Throws<SwarmException>(() => knowledge.SimilarTo("none")).Message);
    }

    // The numbers are stored: another process, another machine and a later version have to make the same.
    [Fact]
    public void The_embedding_of_a_text_is_the_same_everywhere()
    {
        var counts = TextEmbedding.Of("Café, CAFÉ!")!;
        Assert.Equal(TextEmbedding.Of("cafe cafe"), counts);
        Assert.Equal([(25, 1f), (47, 2f), (129, 2f), (252, 2f), (253, 2f)], counts.Index().Where(static one => one.Item > 0).Select(static one => (one.Index, MathF.Round(one.Item * one.Item))));
        Assert.Equal(TextEmbedding.Dimensions, counts.Length);
        Assert.Null(TextEmbedding.Of("…"));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Superseded_entries_hide_no_other(string backend)
    {
        using var place = Begin(backend);
        var knowledge = place.Swarm.Knowledge;
        for (var number = 0; number < 120; number++)
        {
            var old = Entry($"old-{number}", "Kettle kettle kettle", "kettle");
            old.SupersededBy = "new";
            place.Swarm.Stores.Knowledge.Create(old);
        }

        knowledge.Share(Entry("new", "Tea", "A text that names the kettle once and is longer than the others, so that it comes last."));
        Assert.Equal("new", Assert.Single(knowledge.Search("kettle")).Id);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void What_comes_from_one_thing_is_known_once(string backend)
    {
        using var place = Begin(backend);
        place.Swarm.Knowledge.Share(Entry("k1", "Kettle", "One", refId: "message-1"));
        Assert.Throws<SessionValidationException>(() => place.Swarm.Knowledge.Share(Entry("k2", "Kettle", "Two", refId: "message-1")));
        Assert.False(place.Swarm.Stores.Knowledge.Exists("k2"));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void The_success_of_tools_is_counted_once_for_each_use(string backend)
    {
        using var place = Begin(backend);
        var tools = place.Swarm.Tools;
        Assert.Null(tools.SuccessRate("grep"));
        foreach (var (id, succeeded) in new[] { ("u1", true), ("u2", false), ("u2", false), ("u3", true), ("u4", true) })
        {
            tools.Record("grep", new ActionOutcome(id, "Ada", succeeded, 5, DateTimeOffset.UnixEpoch));
        }

        Assert.Equal(0.75, tools.SuccessRate("grep"));
    }

    private static KnowledgeEntry Entry(string id, string title, string content, string? tag = null, string? refId = null) => new()
    {
        Id = id,
        RefId = refId,
        Title = title,
        Content = content,
        Author = "Ada",
        Tags = tag is null ? [] : [tag],
        Timestamp = DateTimeOffset.UnixEpoch,
    };
}
