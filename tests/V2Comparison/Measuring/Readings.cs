using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Rules;
using V2Comparison.Peers;

namespace V2Comparison.Measuring;

/// <summary>Runs the rules over a code base and takes the numbers out of what they report.</summary>
internal static partial class Readings
{
    /// <summary>Every number that V2001, V2004, V2005, S104, S107, S1541 and CA1502 report at a threshold of zero.</summary>
    public static IReadOnlyList<Reading> Of(CSharpCompilation compilation)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            new FileLimitsAnalyzer(),
            new ParameterLimitAnalyzer(),
            .. PeerAnalyzers.Load("SonarAnalyzer.CSharp", "analyzers/SonarAnalyzer.CSharp.dll", "S104", "S107", "S1541"),
            .. PeerAnalyzers.Load("Microsoft.CodeAnalysis.NetAnalyzers", "analyzers/dotnet/cs/Microsoft.CodeAnalysis.NetAnalyzers.dll", "CA1502"),
        ];
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(ZeroThresholds.Options, (error, analyzer, _) => failures.Add($"{analyzer}: {error.Message}"), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        foreach (var failure in failures.Distinct().Take(5))
        {
            Console.Error.WriteLine(failure);
        }

        return [.. found.Where(static diagnostic => diagnostic.Location.SourceTree is not null).Select(Read).OfType<Reading>()];
    }

    private static Reading? Read(Diagnostic diagnostic)
    {
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        return Number(diagnostic, message) is { } number
            ? new Reading(diagnostic.Id, diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.SourceSpan.Start, number, message)
            : null;
    }

    private static int? Number(Diagnostic diagnostic, string message)
    {
        if (diagnostic.Properties.TryGetValue("measured", out var measured))
        {
            return int.Parse(measured!, CultureInfo.InvariantCulture);
        }

        var pattern = diagnostic.Id switch
        {
            "S104" => SonarLines(),
            "S107" => SonarParameters(),
            "S1541" => SonarComplexity(),
            "CA1502" => MetricsComplexity(),
            _ => null,
        };
        return pattern?.Match(message) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"has (\d+) lines")]
    private static partial Regex SonarLines();

    [GeneratedRegex(@"has (\d+) parameters")]
    private static partial Regex SonarParameters();

    [GeneratedRegex(@"is (\d+) which")]
    private static partial Regex SonarComplexity();

    [GeneratedRegex(@"complexity of '(\d+)'")]
    private static partial Regex MetricsComplexity();
}
