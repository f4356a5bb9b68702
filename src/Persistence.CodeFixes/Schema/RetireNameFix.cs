using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Persistence.SchemaFiles;

namespace Persistence.CodeFixes.Schema;

/// <summary>PG1004 and PG1005: marks the session class <c>[Retired("name")]</c>, so that nothing is stored under the name again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RetireNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG1004", "PG1005");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DecisionFixAll.Of(Retire);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);

        // A name can be retired for the class itself; in a nested type it stays unknown, and is accepted.
        if (root is not null && DecisionFixAll.TypeAt(root, context.Diagnostics[0]) is { } type && IsSession(type))
        {
            var title = $"Retire the name '{context.Diagnostics[0].Properties[SchemaLines.StorageName]}'";
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => DecisionFixAll.Change(context.Document, context.Diagnostics, Retire, cancellation), nameof(RetireNameFix)),
                context.Diagnostics);
        }
    }

    private static void Retire(DocumentEditor editor, TypeDeclarationSyntax type, Diagnostic diagnostic)
    {
        if (IsSession(type) && diagnostic.Properties.TryGetValue(SchemaLines.StorageName, out var name) && name is not null)
        {
            editor.AddAttribute(type, editor.Generator.Attribute("Persistence.Retired", editor.Generator.LiteralExpression(name)).WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation));
        }
    }

    private static bool IsSession(TypeDeclarationSyntax type) => type.AttributeLists
        .SelectMany(static list => list.Attributes)
        .Any(static attribute => attribute.Name.ToString().Split('.').Last() is "PersistedSession" or "PersistedSessionAttribute");
}
