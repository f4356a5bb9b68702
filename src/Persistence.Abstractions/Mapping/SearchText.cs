using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>Collects the texts of one session or entry that are searched. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchText
{
    private readonly List<(int Member, string Text)> _texts = [];

    /// <summary>The texts, with the ordinal of their member.</summary>
    public IReadOnlyList<(int Member, string Text)> Texts => _texts;

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

    /// <summary>Begins again, for the next session or entry.</summary>
    public void Clear() => _texts.Clear();
}
