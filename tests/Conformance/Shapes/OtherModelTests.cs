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
        Assert.Equal([1, 0], gallery.Embedding.ToArray());
        gallery.Embedding = new float[] { 0, 1 };
        store.Save(gallery);
        context.CloseAll();
        Assert.Equal(1, context.Open<IGalleryV2Store>().SearchByEmbedding([0, 1])[0].Score);
    }

    // What is stored is the same as of an array; what is empty is none.
    [Theory]
    [MemberData(nameof(Backends))]
    public void Memory_of_numbers_is_an_embedding_too(string backend)
    {
        using var context = new CaseContext(Environment(backend));
        var store = context.Open<IGalleryV2Store>();
        store.Create(new GalleryV2 { Id = "g", Pictures = [new(new float[] { 0, 1 }), new(default), new(new float[] { 9, 3, 4, 9 }.AsMemory(1, 2))] });
        Assert.Equal([(3L, 0.8), (1L, 1)], store.SearchPicturesByEmbedding([0, 1]).OrderBy(static hit => hit.Score).Select(static hit => (hit.Sequence, hit.Score)));
        Assert.Empty(store.SearchByEmbedding([0, 1]));
        context.CloseAll();
        store = context.Open<IGalleryV2Store>();
        var gallery = store.Load("g");
        Assert.True(gallery.Embedding.IsEmpty);
        Assert.Equal(["0 1", "", "3 4"], gallery.Pictures.Select(static picture => string.Join(' ', picture.Embedding.ToArray())));
        gallery.Embedding = new float[] { 1 };
        var refused = Assert.Throws<SessionValidationException>(() => store.Save(gallery));
        Assert.Equal("Embedding", Assert.Single(refused.Failures).Member);
        refused = Assert.Throws<SessionValidationException>(() => store.AppendPictures("g", new GalleryV2Picture(new float[] { 0, 0 })));
        Assert.Equal("Pictures[0].Embedding", Assert.Single(refused.Failures).Member);
    }

    private TestEnvironment Environment(string backend) => backend switch
    {
        "memory" => new InMemoryEnvironment(),
        "json" => new JsonEnvironment(),
        "sqlite" => new SqliteEnvironment(),
        _ => new RedisEnvironment(redis.Connection),
    };
}
