using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Takes the embedding that is looked for.</summary>
internal static class EmbeddingOf
{
    /// <summary>Checks it, and makes its length 1.</summary>
    /// <param name="embedding">The embedding.</param>
    /// <param name="member">The member that it is compared with.</param>
    /// <param name="of">Whose member that is, and in which store.</param>
    /// <exception cref="SessionValidationException">It has no direction, or another number of dimensions.</exception>
    public static float[] Unit(ReadOnlySpan<float> embedding, VectorMember member, (string Owner, string Store) of)
    {
        if (VectorRules.Problem(embedding, member.Dimensions) is { } problem)
        {
            throw SessionErrors.UnusableEmbedding($"{of.Owner}.{member.Name}", of.Store, problem);
        }

        var unit = new float[embedding.Length];
        UnitVector.Make(embedding, unit);
        return unit;
    }
}
