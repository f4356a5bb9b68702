using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Rules;
using V2Comparison.Peers;

namespace Persistence.Benchmarks.Analyzers;

/// <summary>
/// V2001 to V2005 beside Sonar's S104, S107 and S1541 over the same files: what the compiler itself measures for each analyzer, which
/// is what `/reportanalyzer` prints. The files are this repository's, or those below the directory that V2_CODE names.
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
        var v2 = new List<Cost>();
        var peers = new List<Cost>();
        for (var round = 0; round <= Rounds; round++)
        {
            v2.Add(Measure(code, own));
            peers.Add(Measure(code, sonar));
        }

        var (mine, theirs) = (Best(v2), Best(peers));
        report.AtMost("V2001-V2005 / Sonar S104, S107, S1541, time in the analyzers", mine.Seconds / theirs.Seconds, 0.20, $"{mine.Seconds * 1000:0} ms / {theirs.Seconds * 1000:0} ms");
        report.AtMost("the same, bytes allocated by the whole run", mine.Bytes / theirs.Bytes, 1.0, $"{mine.Bytes / 1e6:0.0} MB / {theirs.Bytes / 1e6:0.0} MB");
    }

    private static Cost Measure(CodeBase code, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = code.Compile(SonarRules);
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var result = compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        return new Cost(result.AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalSeconds), bytes);
    }

    /// <summary>The fastest of the rounds behind the first, which compiles the analyzers: the one that other work on the machine disturbed least.</summary>
    private static Cost Best(List<Cost> costs) => costs.Skip(1).MinBy(cost => cost.Seconds)!;

    private static string RepositoryRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Persistence.Generators.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The benchmarks do not run inside the repository.");
        }

        return directory;
    }

    private sealed record Cost(double Seconds, double Bytes);
}
