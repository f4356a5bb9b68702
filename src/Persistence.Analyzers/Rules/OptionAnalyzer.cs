using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Options;

namespace Persistence.Analyzers.Rules;

/// <summary>
/// V2000. An option has no place in a C# file, so the diagnostic has no location; it comes once for each key and value,
/// however many files the option covers.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionAnalyzer : DiagnosticAnalyzer
{
    private const string KeyPrefix = "v2.";

    private static readonly HashSet<string> KnownKeys = new(LimitRules.All.Select(rule => rule.Key), StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [PatternDescriptors.Option];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var reported = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
            start.RegisterSyntaxTreeAction(tree => Analyze(tree, reported));
        });
    }

    private static void Analyze(SyntaxTreeAnalysisContext context, ConcurrentDictionary<string, bool> reported)
    {
        foreach (var message in Complaints(context.Options, context.Tree))
        {
            if (reported.TryAdd(message, true))
            {
                context.ReportDiagnostic(Diagnostic.Create(PatternDescriptors.Option, Location.None, message));
            }
        }
    }

    private static IEnumerable<string> Complaints(AnalyzerOptions options, SyntaxTree tree)
    {
        foreach (var rule in LimitRules.All)
        {
            var inForce = LimitOptions.Read(rule, options, tree);
            if (LimitOptions.RawFileValue(rule, options, tree) is { } value && LimitOptions.Parse(value) is null)
            {
                yield return Malformed($"Option '{rule.Key}'", value, inForce);
            }

            if (LimitOptions.RawBuildValue(rule.BuildProperty, options) is { } property && LimitOptions.Parse(property) is null)
            {
                yield return Malformed($"MSBuild property '{rule.BuildProperty}'", property, inForce);
            }
        }

        foreach (var key in options.AnalyzerConfigOptionsProvider.GetOptions(tree).Keys)
        {
            if (key.StartsWith(KeyPrefix, StringComparison.OrdinalIgnoreCase) && !KnownKeys.Contains(key))
            {
                yield return $"Option '{key}' is none that V2 knows, so it changes nothing; the options are {string.Join(", ", LimitRules.All.Select(rule => rule.Key))}";
            }
        }
    }

    private static string Malformed(string option, string value, int inForce) => string.Format(
        CultureInfo.InvariantCulture,
        "{0} has the value '{1}', which is not a whole number from 0 to {2}; {3} stays in force",
        option, value, int.MaxValue, inForce);
}
