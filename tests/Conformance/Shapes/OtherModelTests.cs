using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>A class that says another model of its embeddings than made those that are stored is refused, on each backend.</summary>
public sealed class OtherModelTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    private const string Message =
        " holds embeddings of another model than class GalleryOther says: embedding by 'toy-1', and not by 'toy-2', pictures.embedding by 'toy-1's', and not by 'toy-2's'; they cannot be compared. Nothing was changed; give the embedding another member, or raise SchemaVersion and embed again what is stored.";

    public static TheoryData<string> Backends => ["memory", "json", "sqlite", "redis"];

    [Theory]
    [MemberData(nameof(Backends))]
    public void It_is_said_and_nothing_is_changed(string backend)
    {
        using var context = new CaseContext(Environment(backend));
        context.Open<IGalleryV1Store>().Create(new GalleryV1 { Id = "g", Embedding = [1, 0], Pictures = [new([0, 1])] });
        context.CloseAll();
        for (var time = 0; time < 2; time++)
        {
            var refused = Assert.Throws<SessionSchemaException>(() => context.Open<IGalleryOtherStore>().SearchByEmbedding([1, 0]));
            Assert.EndsWith(Message, refused.Message, StringComparison.Ordinal);
            Assert.StartsWith(refused.Store!, refused.Message, StringComparison.Ordinal);
        }

        var store = context.Open<IGalleryV1Store>();
        Assert.Equal(1, store.SearchByEmbedding([1, 0])[0].Score);
        Assert.Equal(1, store.SearchPicturesByEmbedding([0, 1])[0].Score);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_higher_version_of_the_class_is_not_refused(string backend)
    {
        using var context = new CaseContext(Environment(backend));
        context.Open<IGalleryV1Store>().Create(new GalleryV1 { Id = "g", Embedding = [1, 0] });
        context.CloseAll();
        var store = context.Open<IGalleryV2Store>();
        var gallery = store.Load("g");
        gallery.Embedding = [0, 1];
        store.Save(gallery);
        context.CloseAll();
        Assert.Equal(1, context.Open<IGalleryV2Store>().SearchByEmbedding([0, 1])[0].Score);
    }

    private TestEnvironment Environment(string backend) => backend switch
    {
        "memory" => new InMemoryEnvironment(),
        "json" => new JsonEnvironment(),
        "sqlite" => new SqliteEnvironment(),
        _ => new RedisEnvironment(redis.Connection),
    };
}
