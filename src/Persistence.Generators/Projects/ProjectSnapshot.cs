using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Model;

namespace Persistence.Generators.Projects;

/// <summary>A project as it was when its session classes were read. Holds no tree and no symbol, so that it keeps no compilation alive.</summary>
internal sealed class ProjectSnapshot
{
    private readonly CompilationOptions _options;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly (string? Assembly, LanguageVersion Language) _identity;

    public ProjectSnapshot(CSharpCompilation compilation, CancellationToken cancellation)
    {
        _options = compilation.Options;
        _references = compilation.ExternalReferences;
        _identity = (compilation.AssemblyName, compilation.LanguageVersion);
        var trees = compilation.SyntaxTrees;
        var files = trees.Select(FileSummaries.Known).ToArray();
        var missing = Enumerable.Range(0, files.Length).Where(index => files[index] is null).ToArray();
        AllProcessors.For(missing.Length, index => files[missing[index]] = FileSummaries.Of(trees[missing[index]], cancellation), cancellation);
        Files = files!;
    }

    /// <summary>Its files, in their order.</summary>
    public FileSummary[] Files { get; }

    /// <summary>The session classes by their metadata name.</summary>
    public Dictionary<string, KnownSession> Sessions { get; } = new(StringComparer.Ordinal);

    /// <summary>What was read; null while it is being read.</summary>
    public ProjectModel? Model { get; set; }

    /// <summary>Whether all that stands outside the files is the same: references, options, language version.</summary>
    /// <param name="other">Another snapshot.</param>
    public bool HasSameSurroundings(ProjectSnapshot other) =>
        _identity == other._identity
        && _options.Equals(other._options)
        && (_references == other._references || _references.SequenceEqual(other._references));

    /// <summary>Whether a project begins with these files and has the same surroundings: it is this one with generated files.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="cancellation">Stops the work.</param>
    public bool IsStartOf(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var trees = compilation.SyntaxTrees;
        if (Model is null || trees.Length < Files.Length || _identity != (compilation.AssemblyName, compilation.LanguageVersion) || !_options.Equals(compilation.Options)
            || !(_references == compilation.ExternalReferences || _references.SequenceEqual(compilation.ExternalReferences)))
        {
            return false;
        }

        for (var index = 0; index < Files.Length; index++)
        {
            if (FileSummaries.Of(trees[index], cancellation) != Files[index])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The metadata names of the classes that bear the attribute by its name or by an alias, each once.</summary>
    /// <returns>The names, in the order of the files.</returns>
    public IEnumerable<string> Candidates()
    {
        var names = AttributeNames();
        return Files
            .SelectMany(static file => file.Classes)
            .Where(type => type.Attributes.Any(names.Contains))
            .Select(static type => type.MetadataName)
            .Distinct(StringComparer.Ordinal);
    }

    // An alias may stand for an alias; each round finds those of the round before.
    private HashSet<string> AttributeNames()
    {
        const string name = "PersistedSession";
        const string suffix = "Attribute";
        var names = new HashSet<string>(StringComparer.Ordinal) { name, name + suffix };
        var aliases = Files.SelectMany(static file => file.Aliases).ToList();
        for (var before = 0; before < names.Count;)
        {
            before = names.Count;
            foreach (var (alias, _) in aliases.Where(alias => names.Contains(alias.Target)))
            {
                names.Add(alias);
                names.Add(alias.EndsWith(suffix, StringComparison.Ordinal) ? alias.Substring(0, alias.Length - suffix.Length) : alias);
            }
        }

        return names;
    }
}
