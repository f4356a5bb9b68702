using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Rules;

namespace Persistence.Analyzers.Tests.Harness;

/// <summary>Runs every V2 analyzer over some files, the way the compiler does, with options as the compiler reads them.</summary>
internal sealed class AnalyzerRun
{
    /// <summary>As few as the tests need: the run over every prefix of a file compiles some thousand times.</summary>
    private static readonly HashSet<string> References =
        ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Console", "System.ComponentModel.Annotations", "System.Text.Json"];

    private static readonly ImmutableArray<MetadataReference> Platform = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => References.Contains(Path.GetFileNameWithoutExtension(path)))
        .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly List<(string Path, string Text)> files = [];
    private readonly Dictionary<string, string> buildProperties = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AnalyzerConfig> configs = [];
    private readonly Dictionary<string, ReportDiagnostic> severities = [];

    public static IReadOnlyList<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(FileLimitsAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static AnalyzerRun On(string text) => new AnalyzerRun().File("/code/Test.cs", text);

    public AnalyzerRun File(string path, string text)
    {
        files.Add((path, text));
        return this;
    }

    public AnalyzerRun EditorConfig(string path, string text)
    {
        configs.Add(AnalyzerConfig.Parse(text, path));
        return this;
    }

    /// <summary>Sets one option for every file.</summary>
    public AnalyzerRun Option(string key, string value) => EditorConfig("/.editorconfig", $"[*.cs]\n{key} = {value}\n");

    public AnalyzerRun BuildProperty(string name, string value)
    {
        buildProperties["build_property." + name] = value;
        return this;
    }

    public AnalyzerRun Enable(params string[] ids)
    {
        foreach (var id in ids)
        {
            severities[id] = ReportDiagnostic.Error;
        }

        return this;
    }

    /// <summary>All diagnostics that are not suppressed, of one rule or of every rule, in the order of files and positions.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Find(string? id = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Preview), file.Path, cancellationToken: cancellation));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, specificDiagnosticOptions: severities);
        var compilation = CSharpCompilation.Create("Test", trees, Platform, options);
        var failures = new List<string>();
        var analysis = compilation.WithAnalyzers([.. Analyzers], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new ConfigOptionsProvider(configs, buildProperties)),
            (error, analyzer, _) => failures.Add($"{analyzer}: {error}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        var found = await analysis.GetAnalyzerDiagnosticsAsync(cancellation);
        Assert.Empty(failures);
        return [.. found
            .Where(diagnostic => !diagnostic.IsSuppressed && (id is null || diagnostic.Id == id))
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>As <see cref="Find"/>, each as <c>V2002 3:10 'Name' message</c>.</summary>
    public async Task<IReadOnlyList<string>> Report(string? id = null) => [.. (await Find(id)).Select(Describe)];

    private static string Describe(Diagnostic diagnostic)
    {
        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return $"{diagnostic.Id} {message}";
        }

        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return $"{diagnostic.Id} {start.Line + 1}:{start.Character + 1} [{tree.GetText().ToString(diagnostic.Location.SourceSpan)}] {message}";
    }
}
