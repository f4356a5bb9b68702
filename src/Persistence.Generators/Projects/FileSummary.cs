namespace Persistence.Generators.Projects;

/// <summary>
/// What one source file may mean to others: the names it declares, and the names it uses. Plain data, so that it can be kept when the
/// file is gone. Names are compared without namespaces, so that a summary says too much rather than too little.
/// </summary>
internal sealed class FileSummary
{
    /// <summary>The simple names of the types it declares, nested ones too.</summary>
    public required HashSet<string> Types { get; init; }

    /// <summary>The namespaces it declares, each with those around it.</summary>
    public required HashSet<string> Namespaces { get; init; }

    /// <summary>What holds for the whole project: global usings, extern aliases, attributes of the assembly.</summary>
    public required string Globals { get; init; }

    /// <summary>The aliases it gives, each with the last name of what it stands for.</summary>
    public required IReadOnlyList<(string Alias, string Target)> Aliases { get; init; }

    /// <summary>Its classes that bear attributes: the metadata name, and the last name of each attribute.</summary>
    public required IReadOnlyList<(string MetadataName, IReadOnlyList<string> Attributes)> Classes { get; init; }

    /// <summary>Every name that its declarations mention, with and without <c>Attribute</c> after it; null until asked for.</summary>
    public HashSet<string>? Mentions { get; set; }
}
