using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>V2005: moves the parameters of a method into a positional record, and rewrites every call in the solution.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParametersToRecordFix))]
[Shared]
public sealed class ParametersToRecordFix : CodeFixProvider
{
    /// <summary>The key under which fix-all finds the action.</summary>
    internal const string Key = "V2005";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Key];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => new ParametersToRecordFixAll();

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (DeclarationAt(root!, diagnostic) is { } declaration && RecordPlan.TryMake(declaration, model!) is { } plan)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title(plan), cancellation => ParametersToRecord.Apply(context.Document, declaration, cancellation), Key),
                    diagnostic);
            }
        }
    }

    private static string Title(RecordPlan plan) =>
        $"Move parameters into record '{plan.Names.Record}'" + (plan.IsPublic ? " (the method is public: callers outside the solution no longer compile)" : string.Empty);

    /// <summary>The method whose name a diagnostic stands at; null for every other declaration with parameters.</summary>
    internal static MethodDeclarationSyntax? DeclarationAt(SyntaxNode root, Diagnostic diagnostic)
    {
        var token = root.FindToken(diagnostic.Location.SourceSpan.Start);
        return token.Parent is MethodDeclarationSyntax method && method.Identifier == token ? method : null;
    }
}
