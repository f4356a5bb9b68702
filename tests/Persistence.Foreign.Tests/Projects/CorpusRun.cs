using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Foreign.Tests.Values;

namespace Persistence.Foreign.Tests.Projects;

/// <summary>Tries many types at once: which are taken, and whether what is stored of those comes back.</summary>
internal sealed class CorpusRun
{
    private readonly string _name;
    private readonly Subject[] _subjects;
    private readonly byte[]? _library;
    private readonly byte[]? _shownLibrary;
    private readonly string _source;

    /// <summary>Prepares a run.</summary>
    /// <param name="name">A name for messages and files.</param>
    /// <param name="subjects">The types.</param>
    /// <param name="source">The types' own code, where they stand in the project; else empty.</param>
    /// <param name="library">The assembly that they are in, where it is none that the tests reference.</param>
    /// <param name="shownLibrary">What the compiler sees of it; null where that is the same.</param>
    public CorpusRun(string name, IEnumerable<string> subjects, string source = "", byte[]? library = null, byte[]? shownLibrary = null)
    {
        _name = name;
        _subjects = [.. subjects.Select(static type => new Subject(type))];
        _source = source;
        _library = library;
        _shownLibrary = shownLibrary ?? library;
    }

    /// <summary>The types.</summary>
    public IReadOnlyList<Subject> Subjects => _subjects;

    /// <summary>What became of each type that is taken, in their order.</summary>
    public List<Outcome> Outcomes { get; } = [];

    /// <summary>The members of which the analyzer warns that they do not come back, as <c>Type.Member</c>.</summary>
    public HashSet<string> Warned { get; } = new(StringComparer.Ordinal);

    /// <summary>Carries the run out.</summary>
    public async Task<CorpusRun> Run()
    {
        var project = Project(_subjects);
        Refuse(project.GetDiagnostics(TestContext.Current.CancellationToken).Where(static found => found.Severity == DiagnosticSeverity.Error));
        var reported = await UserProject.Analyze(project);
        Refuse(reported.Where(static found => found.Severity == DiagnosticSeverity.Error));
        Warn(reported.Where(static found => found.Id == "PG0022"));
        foreach (var subject in _subjects)
        {
            subject.Reduce();
        }

        Subject[] taken = [.. _subjects.Where(static subject => subject.RefusedBy is null)];
        var assembly = UserProject.Load(_library, UserProject.Emit(UserProject.Generate(Project(taken))));
        using var places = new Places();
        for (var index = 0; index < taken.Length; index++)
        {
            Outcomes.Add(Try(assembly, taken[index], index, places));
        }

        return this;
    }

    private Outcome Try(Assembly assembly, Subject subject, int index, Places places)
    {
        var session = assembly.GetType($"S{index}", throwOnError: true)!;
        var map = assembly.GetType($"S{index}Map", throwOnError: true)!;
        var probe = (Probe)Activator.CreateInstance(typeof(Probe<,>).MakeGenericType(session, map))!;
        return probe.Try(subject, places, Warned);
    }

    private CSharpCompilation Project(Subject[] subjects) => UserProject.Of(
        $"Sessions.{_name}", _shownLibrary, subjects.Select(static (subject, index) => subject.Code($"S{index}")).Append(_source));

    private void Refuse(IEnumerable<Diagnostic> found)
    {
        foreach (var error in found)
        {
            SubjectOf(error)?.Refuse(error, error.Location.GetLineSpan().StartLinePosition.Line);
        }
    }

    private void Warn(IEnumerable<Diagnostic> found)
    {
        foreach (var warning in found)
        {
            var place = warning.Location.SourceTree!;
            var member = place.GetRoot().FindNode(warning.Location.SourceSpan);
            var type = member.AncestorsAndSelf().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>().First();
            Warned.Add($"{type.Identifier}.{place.GetText().ToString(warning.Location.SourceSpan)}");
        }
    }

    // The first file holds the usings, the ones after it a session class each, the last one the types' own code.
    private Subject? SubjectOf(Diagnostic found)
    {
        var file = Path.GetFileNameWithoutExtension(found.Location.SourceTree!.FilePath);
        var index = int.Parse(file["File".Length..], System.Globalization.CultureInfo.InvariantCulture) - 1;
        Assert.True(index >= 0 && index < _subjects.Length, $"{_name}: {found}");
        return _subjects[index];
    }
}
