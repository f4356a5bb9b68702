using System;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Persistence.CodeFixes.Usage;

/// <summary>PG0003: marks the property that looks like the key, or adds one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddKeyFix : CodeFixProvider
{
    private const string Namespace = "System.ComponentModel.DataAnnotations";

    private static readonly string[] s_names = ["Key", "KeyAttribute"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG0003");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } declaration)
        {
            return;
        }

        var candidate = Candidate(declaration);
        var title = candidate is null ? "Add a key" : $"Make '{candidate.Identifier.ValueText}' the key";
        context.RegisterCodeFix(
            CodeAction.Create(title, cancellation => Fix(context.Document, declaration, candidate, cancellation), nameof(AddKeyFix)),
            context.Diagnostics);
    }

    // Id, or the class's name with Id after it, whole or without its last word: MultichatSession has SessionId.
    private static PropertyDeclarationSyntax? Candidate(ClassDeclarationSyntax declaration) =>
        declaration.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(property =>
            property.Modifiers.Any(SyntaxKind.PublicKeyword)
            && property.Identifier.ValueText.EndsWith("Id", StringComparison.Ordinal)
            && (declaration.Identifier.ValueText + "Id").EndsWith(property.Identifier.ValueText, StringComparison.Ordinal)
            && property.Type.ToString() is "string" or "Guid" or "int" or "long");

    private static async Task<Document> Fix(Document document, ClassDeclarationSyntax declaration, PropertyDeclarationSyntax? candidate, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var meanings = s_names
            .SelectMany(name => editor.SemanticModel.LookupNamespacesAndTypes(declaration.OpenBraceToken.Span.End, name: name))
            .Select(static symbol => symbol.ToDisplayString())
            .ToList();
        var isShort = meanings.TrueForAll(static meaning => meaning == Namespace + ".KeyAttribute");
        var attribute = editor.Generator.Attribute(isShort ? "Key" : Namespace + ".Key");
        if (candidate is not null)
        {
            editor.AddAttribute(candidate, attribute);
        }
        else
        {
            var added = editor.Generator.AddAttributes(SyntaxFactory.ParseMemberDeclaration("public required string Id { get; init; }\n")!, attribute);
            editor.InsertMembers(declaration, 0, [added.WithAdditionalAnnotations(Formatter.Annotation)]);
        }

        if (meanings.Count == 0)
        {
            editor.ReplaceNode(editor.OriginalRoot, static (root, _) => WithUsing((CompilationUnitSyntax)root));
        }

        return editor.GetChangedDocument();
    }

    private static CompilationUnitSyntax WithUsing(CompilationUnitSyntax file)
    {
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(Namespace)).NormalizeWhitespace().WithAdditionalAnnotations(Formatter.Annotation);
        return file.AddUsings(directive.WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed));
    }
}
