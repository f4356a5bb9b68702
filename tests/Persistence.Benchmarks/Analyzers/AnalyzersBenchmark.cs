using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Rules;
using V2Comparison.Peers;

namespace Persistence.Benchmarks.Analyzers;

/// <summary>
/// V2001 to V2005 beside Sonar's S104, S107 and S1541 over the same files in the same run: what the compiler itself measures for each
/// analyzer, which is what `/reportanalyzer` prints. Who comes first creates the nodes and the pragma maps that the other finds ready,
/// so each pair of runs has either order and their times are added up.
/// The files are this repository's, or those below the directory that V2_CODE names.
/// </summary>
internal sealed class AnalyzersBenchmark : IQuickBenchmark
{
    private const int Rounds = 3;

    private static readonly string[] SonarRules = ["S104", "S107", "S1541"];

    public string Name => "analyzers";

    public void Run(RatioReport report)
    {
        var code = new CodeBase(Environment.GetEnvironmentVariable("V2_CODE") ?? RepositoryRoot());
        RatioReport.Note($"{code.FileCount} files, {code.LineCount} lines");
        ImmutableArray<DiagnosticAnalyzer> own = [new FileLimitsAnalyzer(), new ParameterLimitAnalyzer()];
        var sonar = PeerAnalyzers.Load("SonarAnalyzer.CSharp", "analyzers/SonarAnalyzer.CSharp.dll", SonarRules);
        var times = new List<Times>();
        for (var round = 0; round <= Rounds; round++)
        {
            times.Add(Together(code, own, sonar) + Together(code, sonar, own).Swapped);
        }

        // The first round compiles the analyzers; of the others the fastest is the one that other work on the machine disturbed least.
        var best = times.Skip(1).MinBy(time => time.First + time.Second)!;
        report.AtMost("V2001-V2005 / Sonar S104, S107, S1541, time in the analyzers", best.First / best.Second, 0.20, $"{best.First * 500:0} ms / {best.Second * 500:0} ms");
        var (mine, theirs) = (Allocated(code, own), Allocated(code, sonar));
        report.AtMost("the same, bytes allocated by the whole run", mine / theirs, 1.0, $"{mine / 1e6:0.0} MB / {theirs / 1e6:0.0} MB");
    }

    private static Times Together(CodeBase code, ImmutableArray<DiagnosticAnalyzer> first, ImmutableArray<DiagnosticAnalyzer> second)
    {
        var result = Analyze(code.Compile(SonarRules), first.AddRange(second));
        return new Times(Sum(first), Sum(second));

        double Sum(ImmutableArray<DiagnosticAnalyzer> analyzers) => analyzers.Sum(analyzer => result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalSeconds);
    }

    private static double Allocated(CodeBase code, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = code.Compile(SonarRules);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Analyze(compilation, analyzers);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static AnalysisResult Analyze(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        return compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static string RepositoryRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Persistence.Generators.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The benchmarks do not run inside the repository.");
        }

        return directory;
    }

    private sealed record Times(double First, double Second)
    {
        public Times Swapped => new(Second, First);

        public static Times operator +(Times left, Times right) => new(left.First + right.First, left.Second + right.Second);
    }
}
