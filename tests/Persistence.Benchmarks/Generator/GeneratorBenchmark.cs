using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators;

namespace Persistence.Benchmarks.Generator;

/// <summary>
/// What generating costs a build and a keystroke, beside System.Text.Json's generator from the SDK over the same
/// classes: all of them in one context, for metadata and fast-path writing, its default. Each cold run has syntax trees of its own, at which
/// nobody has looked, and a compilation of its own, whose symbols nobody has bound. Neither generator's output is parsed: the
/// driver puts that off until somebody asks.
/// </summary>
internal sealed class GeneratorBenchmark : IQuickBenchmark
{
    private const int WarmUp = 4;
    private const int Rounds = 15;

    public string Name => "generator";

    public void Run(RatioReport report)
    {
        foreach (var classes in (int[])[1, 100, 1000])
        {
            var project = SessionClasses.Project(classes);
            var times = Cold(project);
            var warm = Warm(project, 31);
            var figures = string.Create(CultureInfo.InvariantCulture, $"{times[0].TotalMilliseconds:0.0} ms, System.Text.Json {times[1].TotalMilliseconds:0.0} ms, edit {warm.TotalMilliseconds:0.00} ms");
            if (classes < 1000)
            {
                RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{classes} session classes: {times[0] / times[1]:0.00} of System.Text.Json, an edit elsewhere {warm / times[0]:0.000} of cold   {figures}"));
                continue;
            }

            report.AtMost("1,000 session classes, cold / System.Text.Json's generator", times[0] / times[1], 1.0, figures);
            report.AtMost("1,000 session classes, edit elsewhere / cold", warm / times[0], 0.02, figures);
        }
    }

    private static TimeSpan[] Cold(CSharpCompilation project)
    {
        var fresh = project;
        Action ours = () => Cold(fresh, Ours());
        Action theirs = () => Cold(fresh, [SystemTextJson.Create()]);

        // Until the compiler is done with both.
        for (var round = 0; round < WarmUp; round++)
        {
            Prepare();
            ours();
            Prepare();
            theirs();
        }

        return Timing.MediansAfter(Prepare, Rounds, ours, theirs);

        // What one run leaves must not be collected during the other.
        void Prepare()
        {
            fresh = SessionClasses.Fresh(project);
            GC.Collect();
        }
    }

    // Ours are several, among which the classes are dealt; System.Text.Json's is one.
    private static IEnumerable<ISourceGenerator> Ours() =>
        typeof(PersistenceGenerator).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IIncrementalGenerator)))
            .Select(static type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());

    private static CSharpGeneratorDriver Driver(IEnumerable<ISourceGenerator> generators) =>
        CSharpGeneratorDriver.Create(generators, parseOptions: SessionClasses.Parsing);

    private static void Cold(CSharpCompilation project, IEnumerable<ISourceGenerator> generators)
    {
        var result = Driver(generators).RunGenerators(project).GetRunResult();
        var failure = result.Results.Select(static one => one.Exception).FirstOrDefault(static exception => exception is not null);
        if (result.GeneratedTrees.Length == 0 || failure is not null)
        {
            throw new InvalidOperationException($"Nothing was made: {failure}");
        }
    }

    // One character typed in a file that holds no session class; each round types on.
    private static TimeSpan Warm(CSharpCompilation project, int rounds)
    {
        var elsewhere = project.SyntaxTrees.Single(static tree => tree.FilePath == SessionClasses.Elsewhere);
        GeneratorDriver driver = Driver(Ours()).RunGenerators(project);
        var round = 0;
        return Timing.Medians(rounds, () =>
        {
            var tree = CSharpSyntaxTree.ParseText(elsewhere.ToString().Replace("=> 1", $"=> 1{++round}", StringComparison.Ordinal), SessionClasses.Parsing, SessionClasses.Elsewhere);
            driver = driver.RunGenerators(project.ReplaceSyntaxTree(elsewhere, tree));
        })[0];
    }
}
