using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Persistence.Benchmarks.Generator;
using Persistence.Generators;
using Persistence.Generators.Diagnostics;

namespace Persistence.Benchmarks.Schema;

/// <summary>
/// What remembering stored shapes costs a build: the compiler's own measure of the analyzer, beside the time of the generators over the same classes. And a
/// keystroke elsewhere, and the text of a new file. Both analyzers of the package run, as in a build; the one that comes first binds attributes for both.
/// Generated files are left out of what is analyzed: the analyzer looks into none, and to compile those of a thousand classes takes a quarter of a minute.
/// </summary>
internal sealed class SchemaBenchmark : IQuickBenchmark
{
    private const int Rounds = 5;

    public string Name => "schema";

    public void Run(RatioReport report)
    {
        var project = SessionClasses.Project(1000);
        var file = new Text(Create(project));
        var (generating, analyzing) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var fresh = SessionClasses.Fresh(project);
            GC.Collect();
            generating.Add(Generate(fresh));
            GC.Collect();
            analyzing.Add(Analyze(fresh, file).Milliseconds);
        }

        var figures = string.Create(CultureInfo.InvariantCulture, $"{Least(analyzing):0.0} ms, generators {Least(generating):0.0} ms");
        report.AtMost("1,000 session classes, the analyzer / the generators", Least(analyzing) / Least(generating), 0.10, figures);
        Typing(project, file, report, Least(generating));
        Creation(report);
    }

    private static void Typing(CSharpCompilation project, Text file, RatioReport report, double generating)
    {
        var analyzer = new SchemaAnalyzer();
        var elsewhere = project.SyntaxTrees.Single(static tree => tree.FilePath == SessionClasses.Elsewhere);
        GeneratorDriver driver = Driver();
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var tree = CSharpSyntaxTree.ParseText(elsewhere.ToString().Replace("=> 1", $"=> 1{round}", StringComparison.Ordinal), SessionClasses.Parsing, SessionClasses.Elsewhere);
            var edited = project.ReplaceSyntaxTree(elsewhere, tree);
            driver = driver.RunGenerators(edited);
            GC.Collect();
            var (cost, found) = Analyze(edited, file, analyzer);
            times.Add(cost);
            if (found.Length > 0)
            {
                throw new InvalidOperationException($"The file is up to date, and yet: {found[0]}");
            }
        }

        report.AtMost("the same, an edit elsewhere / the generators, cold", Least(times) / generating, 0.10, string.Create(CultureInfo.InvariantCulture, $"{Least(times):0.0} ms"));
    }

    // From files as the parser gives them to the text of the new file.
    private static void Creation(RatioReport report)
    {
        var project = SessionClasses.Project(200);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var fresh = SessionClasses.Fresh(project);
            var watch = Stopwatch.StartNew();
            _ = Create(fresh);
            times.Add(watch.Elapsed.TotalSeconds);
        }

        report.AtMost("200 session classes, the text of a new file, seconds", Least(times), 2, "with reading and binding the classes");
    }

    private static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        typeof(PersistenceGenerator).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IIncrementalGenerator)))
            .Select(static type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator()),
        parseOptions: SessionClasses.Parsing);

    private static double Generate(CSharpCompilation project)
    {
        var driver = Driver();
        var watch = Stopwatch.StartNew();
        driver.RunGeneratorsAndUpdateCompilation(project, out _, out _);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static (double Milliseconds, ImmutableArray<Diagnostic> Found) Analyze(CSharpCompilation project, Text file, SchemaAnalyzer? analyzer = null)
    {
        analyzer ??= new SchemaAnalyzer();
        var generated = project.AddSyntaxTrees(CSharpSyntaxTree.ParseText("", SessionClasses.Parsing, "Generated.g.cs"));
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([file]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var result = generated.WithAnalyzers([new UsageAnalyzer(), analyzer], options).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return (result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds, result.GetAllDiagnostics(analyzer));
    }

    private static string Create(CSharpCompilation project)
    {
        var created = Analyze(project, new Text("")).Found.Single(static diagnostic => diagnostic.Id == "PG1000");
        return "PersistedSchema 1\n" + string.Join("\n", created.Properties["Added"]!.Split('\n').Order(StringComparer.Ordinal)) + "\n";
    }

    // Of a measure that other work on the machine and a collection can only lengthen. The first round compiles the code too. A build also pays for the collections that the least leaves out.
    private static double Least(List<double> times) => times.Min();

    // As an editor and the compiler do: one text object for as long as the file is the same.
    private sealed class Text(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => "/project/PersistedSchema.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
