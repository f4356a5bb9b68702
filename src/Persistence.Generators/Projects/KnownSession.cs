using Persistence.Generators.Model;
using Persistence.Generators.Parsing;

namespace Persistence.Generators.Projects;

/// <summary>A class that was read, and what its model was made of.</summary>
internal sealed class KnownSession
{
    private readonly string _name;
    private IReadOnlyList<string>? _generatedNames;

    /// <summary>Remembers a class.</summary>
    /// <param name="name">Its simple name.</param>
    /// <param name="slot">Its model.</param>
    public KnownSession(string name, SessionSlot slot)
    {
        _name = name;
        Slot = slot;
    }

    /// <summary>Its model.</summary>
    public SessionSlot Slot { get; }

    /// <summary>Every file that has a part in it; null until <see cref="FindFiles"/> found them.</summary>
    public IReadOnlyList<FileSummary>? Files { get; private set; }

    /// <summary>The names of the types that are generated beside it, which nothing else may have, and of the classes whose stores would be called alike.</summary>
    public IReadOnlyList<string> GeneratedNames => _generatedNames ??= [.. NameRules.GeneratedNames(_name), .. StoreNameRules.RivalNames(_name)];

    /// <summary>Finds the files that have a part in it, where that is still possible.</summary>
    /// <param name="index">Knows the files of the project that it was read in.</param>
    public void FindFiles(DeclarationIndex index) => Files ??= index.FilesOf(_name);
}
