using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
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

/// <summary>PG1006, PG1007, PG1009 and PG1024: raises the <c>SchemaVersion</c> of the session class above what the file knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RaiseVersionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG1006", "PG1007", "PG1009", "PG1024");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DecisionFixAll.Of(Raise);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null && DecisionFixAll.TypeAt(root, context.Diagnostics[0]) is { } type && SessionAttribute(type) is not null)
        {
            var version = context.Diagnostics[0].Properties[SchemaLines.NextVersion];
            context.RegisterCodeFix(
                CodeAction.Create($"Set SchemaVersion to {version}", cancellation => DecisionFixAll.Change(context.Document, [context.Diagnostics[0]], Raise, cancellation), nameof(RaiseVersionFix)),
                context.Diagnostics);
        }
    }

    private static AttributeSyntax? SessionAttribute(TypeDeclarationSyntax type) => type.AttributeLists
        .SelectMany(static list => list.Attributes)
        .FirstOrDefault(static attribute => attribute.Name.ToString().Split('.').Last() is "PersistedSession" or "PersistedSessionAttribute");

    private static void Raise(DocumentEditor editor, TypeDeclarationSyntax type, Diagnostic diagnostic)
    {
        if (SessionAttribute(type) is { } attribute && diagnostic.Properties.TryGetValue(SchemaLines.NextVersion, out var version))
        {
            editor.ReplaceNode(attribute, (node, _) => WithVersion((AttributeSyntax)node, int.Parse(version!, CultureInfo.InvariantCulture)));
        }
    }

    private static AttributeSyntax WithVersion(AttributeSyntax attribute, int version)
    {
        var number = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(version));
        return attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "SchemaVersion") is { } present
            ? attribute.ReplaceNode(present.Expression, number.WithTriviaFrom(present.Expression))
            : attribute.AddArgumentListArguments(SyntaxFactory.AttributeArgument(number).WithNameEquals(SyntaxFactory.NameEquals("SchemaVersion").NormalizeWhitespace()));
    }
}
