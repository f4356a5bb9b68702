using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Persistence.Analyzers.Tests.Harness;

/// <summary>Options read by the compiler's own .editorconfig code.</summary>
internal sealed class ConfigOptionsProvider(IReadOnlyList<AnalyzerConfig> configs, IReadOnlyDictionary<string, string> global) : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet set = AnalyzerConfigSet.Create(configs.ToList(), out _);

    private readonly ConcurrentDictionary<string, AnalyzerConfigOptions> ofFile = new(StringComparer.Ordinal);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(global);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) =>
        ofFile.GetOrAdd(tree.FilePath, path => new Options(set.GetOptionsForSourcePath(path).AnalyzerOptions));

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(ImmutableDictionary<string, string>.Empty);

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
