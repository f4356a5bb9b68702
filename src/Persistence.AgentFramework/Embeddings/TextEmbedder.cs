using System.Globalization;
using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework;

/// <summary>
/// Makes embeddings for members with <see cref="VectorAttribute"/>, to be stored and to be looked for, by any <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/>. It asks for the model and the number of dimensions, and checks
/// what comes: embeddings of two models are never compared. For many threads, if the generator is.
/// </summary>
/// <param name="generator">Makes them; the caller disposes it.</param>
/// <param name="dimensions">How many numbers each has, as the member says.</param>
/// <param name="model">The model, as <see cref="VectorAttribute.Model"/> says; null to take what the generator uses.</param>
public sealed class TextEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, int dimensions, string? model = null)
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator = generator ?? throw new ArgumentNullException(nameof(generator));

    /// <summary>Makes the embedding of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The embedding.</returns>
    /// <exception cref="InvalidOperationException">The generator gave something else than was asked for.</exception>
    public async Task<float[]> EmbedAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (await EmbedAsync([text], cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>Makes the embeddings of several texts, by one request to the generator.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The embeddings, in the order of the texts.</returns>
    /// <exception cref="InvalidOperationException">The generator gave something else than was asked for.</exception>
    public async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyCollection<string> texts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
        {
            return [];
        }

        var made = await _generator.GenerateAsync(texts, new EmbeddingGenerationOptions { Dimensions = dimensions, ModelId = model }, cancellationToken).ConfigureAwait(false);
        if (made.Count != texts.Count)
        {
            throw Unfit(string.Create(CultureInfo.InvariantCulture, $"it gave {made.Count} embeddings for {texts.Count} texts"));
        }

        return [.. made.Select(Checked)];
    }

    private float[] Checked(Embedding<float> embedding)
    {
        if (model is not null && embedding.ModelId is { } other && !string.Equals(other, model, StringComparison.Ordinal))
        {
            throw Unfit($"its embeddings are of the model '{other}' and the member says '{model}'");
        }

        return embedding.Vector.Length == dimensions
            ? embedding.Vector.ToArray()
            : throw Unfit(string.Create(CultureInfo.InvariantCulture, $"its embeddings have {embedding.Vector.Length} dimensions and the member says {dimensions}"));
    }

    private static InvalidOperationException Unfit(string problem) => new($"The embedding generator does not fit: {problem}. Use the generator of the model that made the stored embeddings, or store embeddings of the new one for all texts.");
}
