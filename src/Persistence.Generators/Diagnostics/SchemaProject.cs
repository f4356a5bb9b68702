using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;
using Persistence.Generators.Projects;
using Persistence.Generators.Schema.Comparison;
using Persistence.Generators.Schema.Files;
using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Diagnostics;

/// <summary>The session classes of a project beside the file that remembers them.</summary>
internal sealed class SchemaProject
{
    private readonly Dictionary<string, SessionSpec> _byMetadataName = new(StringComparer.Ordinal);

    private readonly HashSet<string> _simpleNames = new(StringComparer.Ordinal);

    private readonly Dictionary<string, SessionSpec> _byStorageName = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ClassSchema> _known = new(StringComparer.Ordinal);

    private readonly string _first;

    /// <summary>Makes it.</summary>
    /// <param name="read">The classes as the generator reads them.</param>
    /// <param name="source">The file; null where none is listed.</param>
    public SchemaProject(ProjectSnapshot read, SchemaSource? source)
    {
        Source = source;
        foreach (var pair in read.Sessions)
        {
            if (pair.Value.Slot.Session is { } session)
            {
                Add(pair.Key, session);
            }
        }

        _first = _byMetadataName.Keys.OrderBy(static name => name, StringComparer.Ordinal).FirstOrDefault() ?? "";
        foreach (var known in source?.File.Classes ?? default)
        {
            _known.Add(known.StorageName, known);
        }

        Gone = [.. _known.Values.Where(known => known.Reason is null && !_byStorageName.ContainsKey(known.StorageName)).OrderBy(static known => known.StorageName, StringComparer.Ordinal)];
    }

    /// <summary>The file; null where none is listed.</summary>
    public SchemaSource? Source { get; }

    /// <summary>Whether there is no session class.</summary>
    public bool IsEmpty => _byMetadataName.Count == 0;

    /// <summary>The classes that the file knows and nobody stores any more.</summary>
    public IReadOnlyList<ClassSchema> Gone { get; }

    /// <summary>The lines that a new file has.</summary>
    public IEnumerable<string> NewLines => _byStorageName.Values.Where(static session => !session.IsRefused).SelectMany(static session => SchemaUpdate.New(ClassShapes.Of(session)).Lines);

    /// <summary>Finds a session class.</summary>
    /// <param name="type">Any type. Most are no session class, and their names are not made.</param>
    public SessionSpec? Find(INamedTypeSymbol type) =>
        _simpleNames.Contains(type.MetadataName) && _byMetadataName.TryGetValue(MetadataNames.Of(type), out var session) ? session : null;

    /// <summary>Whether a class is the one at which what concerns the file as a whole is reported.</summary>
    /// <param name="session">The class.</param>
    public bool IsFirst(SessionSpec session) => ReferenceEquals(_byMetadataName[_first], session);

    /// <summary>The class that had a storage name before; null where none has the name of its type.</summary>
    /// <param name="gone">What the file says.</param>
    public SessionSpec? Successor(ClassSchema gone) => _byMetadataName.Values.FirstOrDefault(session => session.HintPrefix == gone.TypeName);

    /// <summary>How a class differs from what the file says of it.</summary>
    /// <param name="session">The class.</param>
    /// <param name="type">The same as the compiler knows it.</param>
    /// <returns>Null where there is nothing to compare: the class is wrong, or a newer one has its storage name.</returns>
    public SchemaDifference? DifferenceOf(SessionSpec session, INamedTypeSymbol type) => session.IsRefused || !ReferenceEquals(_byStorageName[session.StorageName], session)
        ? null
        : SchemaComparison.Compare(_known.TryGetValue(session.StorageName, out var known) ? known : null, ClassShapes.Of(session), new StepCover(type, session));

    /// <summary>The version of a class above the one that the file knows.</summary>
    /// <param name="session">The class.</param>
    public int NextVersionOf(SessionSpec session) => _known.TryGetValue(session.StorageName, out var known)
        ? known.Version + (session.SchemaVersion < known.Version ? 0 : 1)
        : session.SchemaVersion;

    // Of an old and a new version of one class in one project the new one is what the file remembers.
    private void Add(string metadataName, SessionSpec session)
    {
        _byMetadataName.Add(metadataName, session);
        _simpleNames.Add(metadataName.Substring(metadataName.LastIndexOfAny(['.', '+']) + 1));
        if (!_byStorageName.TryGetValue(session.StorageName, out var other)
            || (session.SchemaVersion, string.CompareOrdinal(other.HintPrefix, session.HintPrefix)).CompareTo((other.SchemaVersion, 0)) > 0)
        {
            _byStorageName[session.StorageName] = session;
        }
    }
}
