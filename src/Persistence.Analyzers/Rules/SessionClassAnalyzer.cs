using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Counting;
using Persistence.Analyzers.Options;
using Persistence.Analyzers.Sessions;

namespace Persistence.Analyzers.Rules;

/// <summary>
/// V2101 to V2103: a class marked [PersistedSession] is a simple data class. Each declaration of a partial class is looked at by
/// itself, so that what a generator adds never counts against the author.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionClassAnalyzer : DiagnosticAnalyzer
{
    private const string Attribute = "Persistence.PersistedSessionAttribute";

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [PatternDescriptors.SessionMembers, PatternDescriptors.SessionEvent, PatternDescriptors.SessionBehaviour];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Attribute) is { } attribute)
            {
                start.RegisterSyntaxNodeAction(node => Analyze(node, attribute), SyntaxKind.ClassDeclaration, SyntaxKind.RecordDeclaration);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol attribute)
    {
        var declaration = (TypeDeclarationSyntax)context.Node;
        var type = context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken);
        if (type is null || !type.GetAttributes().Any(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute)))
        {
            return;
        }

        CheckMembers(context, declaration);
        CheckEvents(context, declaration);
        CheckBehaviour(context, declaration);
    }

    private static void CheckMembers(SyntaxNodeAnalysisContext context, TypeDeclarationSyntax declaration)
    {
        var allowed = LimitOptions.Read(LimitRules.SessionMembers, context.Options, declaration.SyntaxTree);
        var members = PersistedMembers.In(declaration, context.SemanticModel, context.CancellationToken).ToList();
        if (members.Count > allowed)
        {
            var report = new LimitReport(LimitRules.SessionMembers, members.Count, allowed);
            context.ReportDiagnostic(report.At(members[allowed].Locations[0], declaration.Identifier.ValueText, members.Select(member => member.Locations[0])));
        }
    }

    private static void CheckEvents(SyntaxNodeAnalysisContext context, TypeDeclarationSyntax declaration)
    {
        foreach (var (name, kind) in DelegateMembers.In(declaration, context.SemanticModel, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(PatternDescriptors.SessionEvent, name.GetLocation(), name.ValueText, kind));
        }
    }

    private static void CheckBehaviour(SyntaxNodeAnalysisContext context, TypeDeclarationSyntax declaration)
    {
        var found = Behaviour.In(declaration)
            .Where(function => context.SemanticModel.GetDeclaredSymbol(function, context.CancellationToken) is not { } symbol || !DictatedSignature.ImplementsInterface(symbol))
            .ToList();
        if (found.Count > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                PatternDescriptors.SessionBehaviour,
                DeclarationNames.TokenOf(found[0]).GetLocation(),
                found.Select(function => DeclarationNames.TokenOf(function).GetLocation()),
                declaration.Identifier.ValueText,
                DeclarationNames.NameOf(found[0]),
                found.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
