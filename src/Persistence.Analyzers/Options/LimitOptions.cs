using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Persistence.Analyzers.Options;

/// <summary>
/// Reads a limit: the .editorconfig value of the file first, then the MSBuild property of the project, then the default.
/// A value that is no whole number of at least 0 is passed over here, and reported by <see cref="Rules.OptionAnalyzer"/>.
/// </summary>
internal static class LimitOptions
{
    private const string BuildPropertyPrefix = "build_property.";

    public static int Read(LimitRule rule, AnalyzerOptions options, SyntaxTree tree)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        return Parse(Raw(provider.GetOptions(tree), rule.Key))
            ?? Parse(Raw(provider.GlobalOptions, BuildPropertyPrefix + rule.BuildProperty))
            ?? rule.DefaultValue;
    }

    /// <summary>The text as it was written; null when it is not set, which for a build property includes being empty.</summary>
    public static string? RawFileValue(LimitRule rule, AnalyzerOptions options, SyntaxTree tree) =>
        Raw(options.AnalyzerConfigOptionsProvider.GetOptions(tree), rule.Key);

    /// <inheritdoc cref="RawFileValue"/>
    public static string? RawBuildValue(string property, AnalyzerOptions options)
    {
        var value = Raw(options.AnalyzerConfigOptionsProvider.GlobalOptions, BuildPropertyPrefix + property);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    public static int? Parse(string? value) =>
        int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Raw(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) ? value : null;
}
