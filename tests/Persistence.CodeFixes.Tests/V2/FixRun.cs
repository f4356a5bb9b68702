using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Rules;
using Persistence.CodeFixes.V2.Files;

namespace Persistence.CodeFixes.Tests.V2;

/// <summary>A solution in memory, in which V2 diagnostics are found and fixed the way an editor and `dotnet format` do it.</summary>
internal sealed class FixRun : IDisposable
{
    private static readonly HashSet<string> References =
        ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Console", "System.Linq", "System.Linq.Expressions"];

    private static readonly ImmutableArray<MetadataReference> Platform = ReadPlatform();

    private readonly AdhocWorkspace workspace = new();
    private readonly ProjectId mainProject;

    public FixRun(LanguageVersion language = LanguageVersion.Preview, string[]? symbols = null)
    {
        mainProject = AddProject("Main", language, symbols);
        Solution = workspace.CurrentSolution;
    }

    public Solution Solution { get; private set; }

    public static FixRun On(string text, LanguageVersion language = LanguageVersion.Preview) => new FixRun(language).File("Test.cs", text);

    public FixRun File(string name, string text) => File(mainProject, name, text);

    /// <summary>Adds a file to a second project that references the first.</summary>
    /// <param name="name">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="hasOwnPlatform">Whether the compiler has other symbols for the platform there, and so for what the first project declares.</param>
    public FixRun OtherProject(string name, string text, bool hasOwnPlatform = false)
    {
        Assert.True(workspace.TryApplyChanges(Solution));
        var other = AddProject("Other", LanguageVersion.Preview);
        Solution = workspace.CurrentSolution.AddProjectReference(other, new ProjectReference(mainProject));
        Solution = hasOwnPlatform ? Solution.WithProjectMetadataReferences(other, ReadPlatform()) : Solution;
        return File(other, name, text);
    }

    /// <summary>Sets V2 options for every file.</summary>
    public FixRun Options(string options)
    {
        Solution = Solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(mainProject), ".editorconfig", Microsoft.CodeAnalysis.Text.SourceText.From("[*.cs]\n" + options), filePath: "/code/.editorconfig");
        return this;
    }

    /// <summary>Applies the fix of the first diagnostic of a rule; false when none is offered, or it changes nothing.</summary>
    public async Task<bool> Fix(string id) => await Offered(id) is { } action && await Apply(action);

    /// <summary>What the fix of the first diagnostic of a rule is called; null when none is offered.</summary>
    public async Task<string?> Title(string id) => (await Offered(id))?.Title;

    /// <summary>Applies the fix to every diagnostic of a rule in the solution.</summary>
    public async Task<bool> FixAll(string id)
    {
        var context = new FixAllContext(Solution.GetProject(mainProject)!, Provider(id), FixAllScope.Solution, id, [id], new Found(), Cancellation);
        return await Provider(id).GetFixAllProvider()!.GetFixAsync(context) is { } action && await Apply(action);
    }

    /// <summary>Diagnostics of a rule that are left.</summary>
    public async Task<IReadOnlyList<string>> Left(string id) => [.. (await Find(Solution, id)).Select(diagnostic => diagnostic.ToString())];

    /// <summary>The text of a file, or null when there is none.</summary>
    public async Task<string?> Read(string name)
    {
        var document = Solution.Projects.SelectMany(project => project.Documents).SingleOrDefault(document => document.Name == name);
        return document is null ? null : (await document.GetTextAsync(Cancellation)).ToString();
    }

    public IEnumerable<string> FileNames => Solution.Projects.SelectMany(project => project.Documents).Select(document => document.Name).Order(StringComparer.Ordinal);

    /// <summary>Errors of the compiler in every project.</summary>
    public async Task<IReadOnlyList<string>> Errors()
    {
        var found = new List<string>();
        foreach (var project in Solution.Projects)
        {
            var compilation = await project.GetCompilationAsync(Cancellation);
            found.AddRange(compilation!.GetDiagnostics(Cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        }

        return found;
    }

    public void Dispose() => workspace.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ImmutableArray<MetadataReference> ReadPlatform() => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => References.Contains(Path.GetFileNameWithoutExtension(path)))
        .Select(path => MetadataReference.CreateFromFile(path))];

    private static CodeFixProvider Provider(string id) => typeof(MoveTypesFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)))
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
        .First(provider => provider.FixableDiagnosticIds.Contains(id));

    private static async Task<IReadOnlyList<Diagnostic>> Find(Solution solution, string id)
    {
        var found = new List<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            found.AddRange(await Find(project, id));
        }

        return found;
    }

    private static async Task<IReadOnlyList<Diagnostic>> Find(Project project, string? id)
    {
        var compilation = await project.GetCompilationAsync(Cancellation);
        var analysis = compilation!.WithAnalyzers([new FileLimitsAnalyzer(), new ParameterLimitAnalyzer()], project.AnalyzerOptions);
        return [.. (await analysis.GetAnalyzerDiagnosticsAsync(Cancellation)).Where(diagnostic => id is null || diagnostic.Id == id)];
    }

    private async Task<CodeAction?> Offered(string id)
    {
        var diagnostic = (await Find(Solution, id))[0];
        var actions = new List<CodeAction>();
        var document = Solution.GetDocument(diagnostic.Location.SourceTree)!;
        await Provider(id).RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), Cancellation));
        return actions.FirstOrDefault();
    }

    private async Task<bool> Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(Cancellation);
        var changed = operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution;
        var isChanged = changed is not null && changed.GetChanges(Solution).GetProjectChanges().Any();
        Solution = changed ?? Solution;
        return isChanged;
    }

    private ProjectId AddProject(string name, LanguageVersion language, string[]? symbols = null) => workspace.AddProject(ProjectInfo.Create(
        ProjectId.CreateNewId(), VersionStamp.Default, name, name, LanguageNames.CSharp,
        compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
        parseOptions: new CSharpParseOptions(language, preprocessorSymbols: symbols?.Where(symbol => symbol.Length > 0)),
        metadataReferences: Platform)).Id;

    private FixRun File(ProjectId project, string name, string text)
    {
        Solution = Solution.AddDocument(DocumentId.CreateNewId(project), name, text, filePath: "/code/" + name);
        return this;
    }

    private sealed class Found : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await Find(document.Project, null)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await Find(project, null);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await Find(project, null);
    }
}
