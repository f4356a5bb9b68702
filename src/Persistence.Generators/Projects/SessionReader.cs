using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Model;
using Persistence.Generators.Outputs;
using Persistence.Generators.Parsing;

namespace Persistence.Generators.Projects;

/// <summary>
/// Reads the session classes of a project, and after an edit only those that the edit concerns. The compiler's own providers call a
/// generator for every attributed class at every keystroke, and to look at a class's symbols again costs most of what it cost the
/// first time: measured over 1,000 classes, two thirds. What was read before is remembered for one driver, in plain data; the
/// generators of one run share what the first of them reads.
/// </summary>
internal sealed class SessionReader
{
    private static readonly ConditionalWeakTable<Compilation, ProjectSnapshot> s_shared = new();

    private readonly Action<ProjectModel, IReadOnlyList<SessionSpec>, CancellationToken> _whenRead;
    private ProjectSnapshot? _last;

    /// <summary>Makes a reader without memory.</summary>
    /// <param name="whenRead">Receives each project that was read, and those of its classes that were not known.</param>
    public SessionReader(Action<ProjectModel, IReadOnlyList<SessionSpec>, CancellationToken> whenRead) => _whenRead = whenRead;

    /// <summary>Reads a project. May be called from several threads, for versions of the project in any order.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Its session classes and backends; equal to what a reader without memory gives, but for the order.</returns>
    public ProjectModel Read(Compilation compilation, CancellationToken cancellation) => Snapshot((CSharpCompilation)compilation, cancellation).Model!;

    /// <summary>Reads a project that may hold generated files already: what its generators read is taken as it is.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The classes with their models.</returns>
    public ProjectSnapshot ReadFinished(CSharpCompilation compilation, CancellationToken cancellation) =>
        FinishedProjects.Find(compilation, cancellation) ?? Snapshot(compilation, cancellation);

    private ProjectSnapshot Snapshot(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var now = s_shared.GetValue(compilation, _ => ReadAgain(compilation, cancellation));
        Volatile.Write(ref _last, now);
        return now;
    }

    private ProjectSnapshot ReadAgain(CSharpCompilation project, CancellationToken cancellation)
    {
        var last = Volatile.Read(ref _last);
        var now = new ProjectSnapshot(project, cancellation);
        var difference = ProjectDifference.Between(last, now);
        if (difference is not null)
        {
            FindFiles(last!, project, cancellation);
        }

        var names = now.Candidates().ToArray();
        var known = Array.ConvertAll(names, name => difference is not null && last!.Sessions.TryGetValue(name, out var session) && !difference.Concerns(session) ? session : null);
        var fresh = ReadNew(names, known, project, cancellation);
        for (var index = 0; index < names.Length; index++)
        {
            now.Sessions.Add(names[index], known[index]!);
        }

        var backends = difference?.ConcernsAny(BackendReferences.TypeNames) == false ? last!.Model!.Backends : BackendReferences.Find(project);
        var slots = now.Sessions.Values.Select(static session => session.Slot).ToEquatableArray();
        now.Model = Model(last?.Model, slots, backends);
        FinishedProjects.Remember(project, now);
        _whenRead(now.Model, fresh, cancellation);
        return now;
    }

    // Reads the classes that are not known, and gives them.
    private static List<SessionSpec> ReadNew(string[] names, KnownSession?[] known, CSharpCompilation project, CancellationToken cancellation)
    {
        var missing = Enumerable.Range(0, names.Length).Where(index => known[index] is null).ToArray();
        if (missing.Length > 0)
        {
            // Until these are known, the compiler looks for them through all files at every type argument that it binds.
            _ = project.SourceModule.GetAttributes();
        }

        AllProcessors.For(missing.Length, index => known[missing[index]] = ReadOne(names[missing[index]], project, cancellation), cancellation);
        return [.. missing.Select(index => known[index]!.Slot.Session).OfType<SessionSpec>()];
    }

    // After most edits the model is the one before, which the generators then need not compare class by class.
    private static ProjectModel Model(ProjectModel? last, EquatableArray<SessionSlot> slots, Backends backends) =>
        last is not null && last.Backends == backends && last.Sessions == slots
            ? last
            : new ProjectModel(slots, backends, Clashes(slots).ToEquatableArray());

    private static IEnumerable<string> Clashes(EquatableArray<SessionSlot> slots) => slots
        .Where(static slot => slot.Session is not null)
        .Select(static slot => slot.Session!.HintPrefix)
        .GroupBy(static prefix => prefix, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Count() > 1)
        .SelectMany(static group => group)
        .OrderBy(static prefix => prefix, StringComparer.Ordinal);

    private static KnownSession ReadOne(string name, CSharpCompilation project, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var type = project.Assembly.GetTypeByMetadataName(name);
        var isMarked = type is not null && Attributes.Has(type, KnownNames.PersistedSessionAttribute);
        var session = isMarked ? SessionParser.Read(type!, project, DiagnosticSink.CountOnly(), cancellation) : null;
        var simpleName = name.Substring(name.LastIndexOfAny(['.', '+']) + 1).Split('`')[0];
        return new KnownSession(simpleName, new SessionSlot(Shard.Of(name), session));
    }

    private static void FindFiles(ProjectSnapshot last, CSharpCompilation project, CancellationToken cancellation)
    {
        DeclarationIndex? index = null;
        foreach (var session in last.Sessions.Values.Where(static session => session.Files is null))
        {
            session.FindFiles(index ??= new DeclarationIndex(last.Files, project, cancellation));
        }
    }
}
