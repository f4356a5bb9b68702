using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;

namespace Persistence.Generators.Parsing;

/// <summary>
/// Receives what is wrong with a class. The generator only counts, so that no location enters its pipeline; the
/// analyzer keeps the diagnostics and reports them.
/// </summary>
public sealed class DiagnosticSink
{
    private readonly Action<Diagnostic>? _report;

    private DiagnosticSink(Action<Diagnostic>? report) => _report = report;

    /// <summary>Whether an error was found, so that nothing may be generated.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>How many errors were found.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>Whether names meet, so that stores would not compile.</summary>
    public bool HasNameClash { get; private set; }

    /// <summary>Whether the diagnostics are shown.</summary>
    public bool AreReported => _report is not null;

    /// <summary>Makes a receiver that keeps nothing.</summary>
    /// <returns>The receiver.</returns>
    public static DiagnosticSink CountOnly() => new(null);

    /// <summary>Makes a receiver that passes every diagnostic on.</summary>
    /// <param name="report">Is called for each.</param>
    /// <returns>The receiver.</returns>
    public static DiagnosticSink Collect(Action<Diagnostic> report) => new(report);

    /// <summary>Records a problem at a symbol's name.</summary>
    /// <param name="descriptor">What is wrong.</param>
    /// <param name="symbol">Where: its first declaration in source.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Add(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments) =>
        Add(descriptor, symbol.Locations.FirstOrDefault(static location => location.IsInSource), arguments);

    /// <summary>Records a problem at an attribute.</summary>
    /// <param name="descriptor">What is wrong.</param>
    /// <param name="attribute">Where.</param>
    /// <param name="fallback">Where, if the attribute is not in source.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Add(DiagnosticDescriptor descriptor, AttributeData attribute, ISymbol fallback, params string[] arguments) =>
        Add(descriptor, LocationOf(attribute) ?? fallback.Locations.FirstOrDefault(), arguments);

    /// <summary>Records a problem at an argument of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="argument">The property that is set; null for the first positional argument.</param>
    /// <param name="of">What bears the attribute.</param>
    /// <param name="problem">What is wrong with it.</param>
    public void AddValue(AttributeData attribute, string? argument, ISymbol of, string problem) =>
        Add(
            UsageDiagnostics.AttributeValue,
            _report is null ? null : Attributes.LocationOf(attribute, argument) ?? of.Locations.FirstOrDefault(),
            [argument ?? "[" + (attribute.AttributeClass?.Name.Replace("Attribute", "") ?? "") + "]", of.Name, problem]);

    /// <summary>Records a problem at a place.</summary>
    /// <param name="descriptor">What is wrong.</param>
    /// <param name="location">Where; null for nowhere in particular.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Add(DiagnosticDescriptor descriptor, Location? location, string[] arguments)
    {
        if (descriptor.DefaultSeverity == DiagnosticSeverity.Error)
        {
            HasErrors = true;
            ErrorCount++;
            HasNameClash |= descriptor == UsageDiagnostics.NameClash;
        }

        _report?.Invoke(Diagnostic.Create(descriptor, location ?? Location.None, arguments.ToArray<object>()));
    }

    /// <summary>Stops generation without a word, where the compiler itself has said what is wrong.</summary>
    public void StaySilent()
    {
        HasErrors = true;
        ErrorCount++;
    }

    // Locations are made only when they are shown.
    private Location? LocationOf(AttributeData attribute) =>
        _report is null ? null : attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();
}
