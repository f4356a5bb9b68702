using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Generators.Projects;
using Persistence.Generators.Schema.Files;

namespace Persistence.Generators.Diagnostics;

/// <summary>
/// Compares what the session classes of a project store with what <c>PersistedSchema.txt</c> remembers. It takes the models that the generator
/// made of the same files, so that a build reads each class once; and remembers what it read itself, so that an edit elsewhere reads none.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaAnalyzer : DiagnosticAnalyzer
{
    private readonly SessionReader _reader = new(static (_, _, _) => { });

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. SchemaDiagnostics.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    // Each class reports what is wrong with it where it is declared; what concerns the file as a whole is reported at the first of them.
    private void Start(CompilationStartAnalysisContext context)
    {
        var source = SchemaSource.Find(context.Options.AdditionalFiles, context.CancellationToken);
        var project = new SchemaProject(_reader.ReadFinished((CSharpCompilation)context.Compilation, context.CancellationToken), source);
        if (project.IsEmpty)
        {
            var first = context.Compilation.SyntaxTrees.FirstOrDefault(static tree => !tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) && !tree.FilePath.Contains("Assembly"));
            context.RegisterSyntaxTreeAction(tree => ReportWithoutClasses(tree, first, project));
            return;
        }

        context.RegisterSymbolAction(symbol => Report(symbol, project), SymbolKind.NamedType);
    }

    private static void Report(SymbolAnalysisContext context, SchemaProject project)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type is { TypeKind: TypeKind.Class } && project.Find(type) is { } session)
        {
            new SchemaReport(type, session, context.ReportDiagnostic).Report(project);
        }
    }

    private static void ReportWithoutClasses(SyntaxTreeAnalysisContext context, SyntaxTree? first, SchemaProject project)
    {
        if (context.Tree == first && project.Source is { IsMissing: false } source)
        {
            SchemaReport.ReportFile(source, context.ReportDiagnostic);
            foreach (var gone in project.Gone)
            {
                SchemaReport.ReportGone(gone, source, Location.Create(context.Tree, default), context.ReportDiagnostic);
            }
        }
    }
}
