using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.Tests.Embeddings;

/// <summary>Embeddings are those of the generator, in order; what is not of the model and the dimensions of the member is an error.</summary>
public sealed class TextEmbedderTests
{
    [Fact]
    public async Task Texts_become_embeddings_in_their_order()
    {
        using var generator = new Lengths();
        var embedder = new TextEmbedder(generator, 2, "lengths");
        var one = await embedder.EmbedAsync("abc", TestContext.Current.CancellationToken);
        Assert.Equal("3 1", string.Join(' ', one));
        var several = await embedder.EmbedAsync(["a", "abcd"], TestContext.Current.CancellationToken);
        Assert.Equal(["1 1", "4 1"], several.Select(static embedding => string.Join(' ', embedding)));
        Assert.Equal(2, generator.Requests);
        Assert.Empty(await embedder.EmbedAsync([], TestContext.Current.CancellationToken));
        Assert.Equal(2, generator.Requests);
    }

    [Theory]
    [InlineData(3, "lengths", 1, "its embeddings have 2 dimensions and the member says 3")]
    [InlineData(2, "widths", 1, "its embeddings are of the model 'lengths' and the member says 'widths'")]
    [InlineData(2, null, 2, "it gave 2 embeddings for 1 texts")]
    public async Task What_does_not_fit_is_an_error(int dimensions, string? model, int times, string problem)
    {
        using var generator = new Lengths { Times = times };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => new TextEmbedder(generator, dimensions, model).EmbedAsync("abc", TestContext.Current.CancellationToken));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    // Of a text its length, and 1.
    private sealed class Lengths : IEmbeddingGenerator<string, Embedding<float>>
    {
        public int Requests { get; private set; }

        public int Times { get; init; } = 1;

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Requests++;
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.SelectMany(value => Enumerable.Repeat(value, Times)).Select(static value => new Embedding<float>(new float[] { value.Length, 1 }) { ModelId = "lengths" })));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
