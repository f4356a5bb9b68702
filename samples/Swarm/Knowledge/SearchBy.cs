namespace Swarm.Knowledge;

/// <summary>By what a search finds.</summary>
public enum SearchBy
{
    /// <summary>The words of the text.</summary>
    Words,

    /// <summary>How like the texts are, by <see cref="TextEmbedding"/>. Everything is more or less: only the limit ends what is found.</summary>
    Likeness,

    /// <summary>Both, by the places in the two orders.</summary>
    Both,
}
