using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing;

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
        context.RegisterCompilationStartAction(static start =>
        {
            var found = new ConcurrentBag<(SessionSpec Session, Location? Place)>();
            start.RegisterSymbolAction(symbol => Analyze(symbol, found), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => CompareStorageNames(end, found));
        });
    }

    private static void Analyze(SymbolAnalysisContext context, ConcurrentBag<(SessionSpec Session, Location? Place)> found)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!Attributes.Has(type, KnownNames.PersistedSessionAttribute))
        {
            return;
        }

        var problems = Problems.Collect(context.ReportDiagnostic);
        if (SessionParser.Parse(type, context.Compilation, problems, context.CancellationToken) is { } session)
        {
            found.Add((session, type.Locations.FirstOrDefault(static location => location.IsInSource)));
        }

        BackendRules.Check(type, context.Compilation, problems);
    }

    // Storage names become files, tables and Redis keys, and those of two classes may share a place. Classes with
    // different schema versions are versions of one class, old and new, and share a name on purpose.
    private static void CompareStorageNames(CompilationAnalysisContext context, ConcurrentBag<(SessionSpec Session, Location? Place)> found)
    {
        var owners = new Dictionary<string, SessionSpec>(StringComparer.OrdinalIgnoreCase);
        foreach (var (session, place) in found.OrderBy(static item => item.Session.TypeName, StringComparer.Ordinal))
        {
            foreach (var name in session.Logs.Select(log => $"{session.StorageName}_{log.Member.ColumnName}").Prepend(session.StorageName))
            {
                if (owners.TryGetValue($"{name}\n{session.SchemaVersion}", out var other) && other != session)
                {
                    context.ReportDiagnostic(Diagnostic.Create(UsageDiagnostics.StorageClash, place, session.PlainName, other.PlainName, name));
                    break;
                }

                owners[$"{name}\n{session.SchemaVersion}"] = session;
            }
        }
    }
}
