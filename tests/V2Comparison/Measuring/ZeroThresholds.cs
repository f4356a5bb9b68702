using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace V2Comparison.Measuring;

/// <summary>Options that make each rule report everything it counts: ours by .editorconfig, the others by their own files.</summary>
internal static class ZeroThresholds
{
    private const string Sonar = """
        <?xml version="1.0" encoding="UTF-8"?>
        <AnalysisInput><Rules>
          <Rule><Key>S104</Key><Parameters><Parameter><Key>maximumFileLocThreshold</Key><Value>0</Value></Parameter></Parameters></Rule>
          <Rule><Key>S107</Key><Parameters><Parameter><Key>max</Key><Value>0</Value></Parameter></Parameters></Rule>
          <Rule><Key>S1541</Key><Parameters><Parameter><Key>maximumFunctionComplexityThreshold</Key><Value>0</Value></Parameter></Parameters></Rule>
        </Rules></AnalysisInput>
        """;

    /// <summary>The options for all analyzers of the comparison.</summary>
    public static AnalyzerOptions Options { get; } = new(
        [new NamedText("SonarLint.xml", Sonar), new NamedText("CodeMetricsConfig.txt", "CA1502: 0\n")],
        new Provider());

    private sealed class NamedText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    private sealed class Provider : AnalyzerConfigOptionsProvider
    {
        private static readonly AnalyzerConfigOptions Zero = new Values();

        public override AnalyzerConfigOptions GlobalOptions => Zero;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Zero;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Zero;
    }

    private sealed class Values : AnalyzerConfigOptions
    {
        private static readonly ImmutableHashSet<string> Limits = ["v2.max_file_lines", "v2.max_complexity", "v2.max_parameters"];

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = Limits.Contains(key) ? "0" : null;
            return value is not null;
        }
    }
}
