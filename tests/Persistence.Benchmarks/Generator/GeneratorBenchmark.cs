using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators;

namespace Persistence.Benchmarks.Generator;

/// <summary>
/// What generating costs a build and a keystroke, beside System.Text.Json's generator from the SDK over the same
/// classes: all of them in one context, for metadata and fast-path writing, its default; and beside <see cref="LeastGenerator"/>. Each cold run has syntax trees of its own, at which
/// nobody has looked, and a compilation of its own, whose symbols nobody has bound. Neither generator's output is parsed: the
/// driver puts that off until somebody asks.
/// </summary>
internal sealed class GeneratorBenchmark : IQuickBenchmark
{
    public string Name => "generator";

    public void Run(RatioReport report)
    {
        foreach (var classes in (int[])[1, 100, 1000])
        {
            var project = SessionClasses.Project(classes);
            var (ours, theirs, ratio) = Cold(project, static () => [SystemTextJson.Create()], Timing.Elapsed);
            var (work, theirWork, workRatio) = Cold(project, static () => [SystemTextJson.Create()], Timing.OfProcessors);
            var (_, least, beyond) = Cold(project, Least(project, classes), Timing.OfProcessors);
            var warm = Warm(project, 31);
            RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{classes} session classes, processor time: {workRatio:0.00} of System.Text.Json   {work.TotalMilliseconds:0.0} ms, System.Text.Json {theirWork.TotalMilliseconds:0.0} ms"));
            RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{classes} session classes: {beyond:0.00} of the least that a generator of these files could do, which is {least.TotalMilliseconds:0.0} ms; {Allocated(project):0.0} MB"));
            var figures = string.Create(CultureInfo.InvariantCulture, $"{ours.TotalMilliseconds:0.0} ms, System.Text.Json {theirs.TotalMilliseconds:0.0} ms, edit {warm.TotalMilliseconds:0.00} ms");
            if (classes < 1000)
            {
                RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{classes} session classes: {ratio:0.00} of System.Text.Json, an edit elsewhere {warm / ours:0.000} of cold   {figures}"));
                continue;
            }

            report.AtMost("1,000 session classes, cold / System.Text.Json's generator", ratio, 1.0, figures);
            report.AtMost("1,000 session classes, edit elsewhere / cold", warm / ours, 0.02, figures);
        }
    }

    // Of few classes more rounds: a run is short, so that a single disturbance is much of it.
    private static (TimeSpan Ours, TimeSpan Theirs, double Ratio) Cold(CSharpCompilation project, Func<IEnumerable<ISourceGenerator>> theirs, Func<TimeSpan> clock)
    {
        var fresh = project;
        Action ours = () => Cold(fresh, Ours());
        Action peer = () => Cold(fresh, theirs());
        Timing.WarmUp(() => After(ours), () => After(peer));
        return Timing.Compare(clock, Prepare, project.SyntaxTrees.Length < 1000 ? 41 : 15, ours, peer);

        void After(Action way)
        {
            Prepare();
            way();
        }

        // What one run leaves must not be collected during the other.
        void Prepare()
        {
            fresh = SessionClasses.Fresh(project);
            GC.Collect();
        }
    }

    private static double Allocated(CSharpCompilation project)
    {
        var fresh = SessionClasses.Fresh(project);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Cold(fresh, Ours());
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
    }

    private static Func<IEnumerable<ISourceGenerator>> Least(CSharpCompilation project, int classes)
    {
        var shares = Driver(Ours()).RunGenerators(SessionClasses.Fresh(project)).GetRunResult().Results
            .Select(static result => result.GeneratedSources.Select(static file => (file.HintName, Encoding.UTF8.GetBytes(file.SourceText.ToString()))).ToList())
            .ToList();
        return () => shares.Select((share, number) => new LeastGenerator(share, number == 0 ? classes : 0).AsSourceGenerator());
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
