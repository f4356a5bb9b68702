using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>Collects what of one session or entry is searched: texts, and an embedding. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchText
{
    private readonly List<(int Member, string Text)> _texts = [];

    /// <summary>The texts, with the ordinal of their member.</summary>
    public IReadOnlyList<(int Member, string Text)> Texts => _texts;

    /// <summary>The embedding that is searched; null for none.</summary>
    public float[]? Vector { get; private set; }

    /// <summary>Adds a text.</summary>
    /// <param name="member">The ordinal of the member.</param>
    /// <param name="text">Its text; null for none.</param>
    /// <returns>This object.</returns>
    public SearchText Add(int member, string? text)
    {
        if (text is not null)
        {
            _texts.Add((member, text));
        }

        return this;
    }

    /// <summary>Adds each text of a collection.</summary>
    /// <param name="member">The ordinal of the member.</param>
    /// <param name="texts">Its texts; null for none.</param>
    /// <returns>This object.</returns>
    public SearchText Add(int member, IEnumerable<string?>? texts)
    {
        foreach (var text in texts ?? [])
        {
            Add(member, text);
        }

        return this;
    }

    /// <summary>Sets the embedding.</summary>
    /// <param name="vector">The embedding; null for none.</param>
    /// <returns>This object.</returns>
    public SearchText SetVector(float[]? vector)
    {
        Vector = vector;
        return this;
    }

    /// <summary>Sets the embedding.</summary>
    /// <param name="vector">The embedding; empty for none.</param>
    /// <returns>This object.</returns>
    public SearchText SetVector(ReadOnlyMemory<float> vector)
    {
        Vector = vector.IsEmpty ? null : vector.ToArray();
        return this;
    }

    /// <summary>Begins again, for the next session or entry.</summary>
    public void Clear()
    {
        _texts.Clear();
        Vector = null;
    }
}
