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
/// keystroke elsewhere. Both analyzers of the package run, as in a build; the one that comes first binds attributes for both.
/// </summary>
internal sealed class SchemaBenchmark : IQuickBenchmark
{
    private const int Rounds = 3;

    public string Name => "schema";

    public void Run(RatioReport report)
    {
        var project = SessionClasses.Project(1000);
        var file = new Text(Create(project));
        var (generating, analyzing) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            GC.Collect();
            var generated = Generate(SessionClasses.Fresh(project), out var time);
            var cost = Analyze(generated, file).Milliseconds;
            if (round > 0)
            {
                generating.Add(time);
                analyzing.Add(cost);
            }
        }

        var figures = string.Create(CultureInfo.InvariantCulture, $"{Median(analyzing):0.0} ms, generators {Median(generating):0.0} ms");
        report.AtMost("1,000 session classes, the analyzer / the generators", Median(analyzing) / Median(generating), 0.10, figures);
        Typing(project, file, report, Median(generating));
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
            driver = driver.RunGeneratorsAndUpdateCompilation(project.ReplaceSyntaxTree(elsewhere, tree), out var output, out _);
            var (cost, found) = Analyze((CSharpCompilation)output, file, analyzer);
            if (round > 0)
            {
                times.Add(cost);
            }

            if (found.Length > 0)
            {
                throw new InvalidOperationException($"The file is up to date, and yet: {found[0]}");
            }
        }

        report.AtMost("the same, an edit elsewhere / the generators, cold", Median(times) / generating, 0.10, string.Create(CultureInfo.InvariantCulture, $"{Median(times):0.0} ms"));
    }

    private static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        typeof(PersistenceGenerator).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IIncrementalGenerator)))
            .Select(static type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator()),
        parseOptions: SessionClasses.Parsing);

    private static CSharpCompilation Generate(CSharpCompilation project, out double milliseconds)
    {
        var driver = Driver();
        var watch = Stopwatch.StartNew();
        driver.RunGeneratorsAndUpdateCompilation(project, out var output, out _);
        milliseconds = watch.Elapsed.TotalMilliseconds;
        return (CSharpCompilation)output;
    }

    private static (double Milliseconds, ImmutableArray<Diagnostic> Found) Analyze(CSharpCompilation project, Text file, SchemaAnalyzer? analyzer = null)
    {
        analyzer ??= new SchemaAnalyzer();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([file]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var result = project.WithAnalyzers([new UsageAnalyzer(), analyzer], options).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return (result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds, result.GetAllDiagnostics(analyzer));
    }

    private static string Create(CSharpCompilation project)
    {
        var created = Analyze(Generate(SessionClasses.Fresh(project), out _), new Text("")).Found.Single(static diagnostic => diagnostic.Id == "PG1000");
        return "PersistedSchema 1\n" + string.Join("\n", created.Properties["Added"]!.Split('\n').Order(StringComparer.Ordinal)) + "\n";
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    // As an editor and the compiler do: one text object for as long as the file is the same.
    private sealed class Text(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => "/project/PersistedSchema.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
