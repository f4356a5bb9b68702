using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing;
using Persistence.Generators.Schema.Files;

namespace Persistence.Generators.Diagnostics;

/// <summary>
/// Reports what a session class does wrong. It asks the generator's own parser, so that a class either has stores or
/// has an error; as an analyzer's diagnostics they can be suppressed by pragma and configured by editorconfig.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. UsageDiagnostics.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(StrayUpgrades.Check, Microsoft.CodeAnalysis.CSharp.SyntaxKind.Attribute);
        context.RegisterCompilationStartAction(static start =>
        {
            var found = new ConcurrentBag<(SessionSpec Session, Location? Place)>();
            var derived = new ConcurrentBag<INamedTypeSymbol>();
            var remembered = SchemaSource.Find(start.Options.AdditionalFiles, start.CancellationToken);
            start.RegisterSymbolAction(symbol => Analyze(symbol, remembered, found, derived), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => CompareStorageNames(end, found));
            start.RegisterCompilationEndAction(end => CutOffRules.Check(derived, found.Select(static item => item.Session), end.ReportDiagnostic));
        });
    }

    private static void Analyze(SymbolAnalysisContext context, SchemaSource? remembered, ConcurrentBag<(SessionSpec Session, Location? Place)> found, ConcurrentBag<INamedTypeSymbol> derived)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (CutOffRules.IsCandidate(type))
        {
            derived.Add(type);
        }

        if (!Attributes.Has(type, KnownNames.PersistedSessionAttribute))
        {
            return;
        }

        var problems = DiagnosticSink.Collect(context.ReportDiagnostic);
        if (SessionParser.Parse(type, context.Compilation, problems, context.CancellationToken) is { } session)
        {
            found.Add((session, type.Locations.FirstOrDefault(static location => location.IsInSource)));
            SeenRules.Check(type, session, problems);
            if (remembered?.Remembers(session.StorageName) != true)
            {
                RenamedLogRules.Check(type, session, problems);
            }
        }

        BackendRules.Check(type, context.Compilation, problems);
    }

    // Storage names become files, tables and Redis keys, and those of two classes may share a place. Classes with
    // different schema versions are versions of one class, old and new, and share a name on purpose.
    private static void CompareStorageNames(CompilationAnalysisContext context, ConcurrentBag<(SessionSpec Session, Location? Place)> found)
    {
        var owners = found
            .SelectMany(static item => PlacesOf(item.Session).Select(name => (Name: name, item.Session)))
            .ToLookup(static owner => owner.Name, static owner => owner.Session, StringComparer.OrdinalIgnoreCase);
        foreach (var (session, place) in found)
        {
            var clash = PlacesOf(session)
                .SelectMany(name => owners[name].Select(other => (Name: name, Other: other.HintPrefix)))
                .Where(item => item.Other != session.HintPrefix)
                .OrderBy(static item => item.Name.Length).ThenBy(static item => item.Other, StringComparer.Ordinal)
                .FirstOrDefault();
            if (clash.Name is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(UsageDiagnostics.StorageClash, place, session.HintPrefix, clash.Other, clash.Name.Split('\n')[0]));
            }
        }
    }

    // The names under which a class and its logs are stored, each with the schema version.
    private static IEnumerable<string> PlacesOf(SessionSpec session) => session.Logs
        .Select(log => $"{session.StorageName}_{log.Member.ColumnName}")
        .Prepend(session.StorageName)
        .Select(name => $"{name}\n{session.SchemaVersion}");
}
