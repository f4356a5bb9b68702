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

/// <summary>PG1003: gives a session class the storage name that it had, by <c>[PersistedSession(Name = "…")]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class StorageNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG1003");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DecisionFixAll.Of(Name);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null && DecisionFixAll.TypeAt(root, context.Diagnostics[0]) is { } type && Attribute(type) is not null)
        {
            var title = $"Store '{type.Identifier.ValueText}' as '{context.Diagnostics[0].Properties[SchemaLines.StorageName]}'";
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => DecisionFixAll.Change(context.Document, [context.Diagnostics[0]], Name, cancellation), nameof(StorageNameFix)),
                context.Diagnostics);
        }
    }

    private static AttributeSyntax? Attribute(TypeDeclarationSyntax type) => type.AttributeLists
        .SelectMany(static list => list.Attributes)
        .FirstOrDefault(static attribute => attribute.Name.ToString().Split('.').Last() is "PersistedSession" or "PersistedSessionAttribute");

    private static void Name(DocumentEditor editor, TypeDeclarationSyntax type, Diagnostic diagnostic)
    {
        if (Attribute(type) is { } attribute && diagnostic.Properties[SchemaLines.StorageName] is { } name)
        {
            editor.ReplaceNode(attribute, (node, _) => WithName((AttributeSyntax)node, name));
        }
    }

    private static AttributeSyntax WithName(AttributeSyntax attribute, string name)
    {
        var text = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
        return attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Name") is { } present
            ? attribute.ReplaceNode(present.Expression, text.WithTriviaFrom(present.Expression))
            : attribute.AddArgumentListArguments(SyntaxFactory.AttributeArgument(text).WithNameEquals(SyntaxFactory.NameEquals("Name").NormalizeWhitespace()));
    }
}
