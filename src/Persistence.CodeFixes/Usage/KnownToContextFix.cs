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
using Microsoft.CodeAnalysis.Formatting;

namespace Persistence.CodeFixes.Usage;

/// <summary>PG0041: names the type in the context that is to serialize it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class KnownToContextFix : CodeFixProvider
{
    private const string Namespace = "System.Text.Json.Serialization";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG0041");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<TypeOfExpressionSyntax>() is not { } named || TypeOfMember(named, model, context.CancellationToken) is not { } type)
        {
            return;
        }

        // A context of another assembly is not to be changed.
        if (model.GetTypeInfo(named.Type, context.CancellationToken).Type is INamedTypeSymbol known && Declaration(known, context.CancellationToken) is { } declaration
            && context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is { } document)
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Name it in '{known.Name}'", cancellation => Fix(document, declaration, type, cancellation), nameof(KnownToContextFix)),
                context.Diagnostics);
        }
    }

    // The one that names types already.
    private static TypeDeclarationSyntax? Declaration(INamedTypeSymbol context, CancellationToken cancellation)
    {
        var all = context.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>().ToList();
        return all.Find(static one => one.AttributeLists.Count > 0) ?? all.FirstOrDefault();
    }

    private static ITypeSymbol? TypeOfMember(SyntaxNode attribute, SemanticModel model, CancellationToken cancellation)
    {
        var (written, marks) = attribute.FirstAncestorOrSelf<AttributeListSyntax>()?.Parent switch
        {
            PropertyDeclarationSyntax property => (property.Type, property.AttributeLists),
            FieldDeclarationSyntax field => (field.Declaration.Type, field.AttributeLists),
            ParameterSyntax parameter => (parameter.Type, parameter.AttributeLists),
            _ => (null, default),
        };
        if (written is null || model.GetTypeInfo(written, cancellation).Type is not { } type)
        {
            return null;
        }

        return Serialized(type, marks.SelectMany(static list => list.Attributes).Any(mark => model.GetTypeInfo(mark, cancellation).Type?.Name == "AppendOnlyAttribute"));
    }

    // Of a log its entries, of a nullable value the value.
    private static ITypeSymbol Serialized(ITypeSymbol type, bool isLog) => type switch
    {
        IArrayTypeSymbol array when isLog => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named when isLog || named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => named.TypeArguments[0],
        _ => type,
    };

    private static async Task<Document> Fix(Document document, TypeDeclarationSyntax declaration, ITypeSymbol type, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return document;
        }

        var place = declaration.SpanStart;
        var isShort = model.LookupNamespacesAndTypes(place, name: "JsonSerializableAttribute").Any(static symbol => symbol.ContainingNamespace.ToDisplayString() == Namespace);
        var name = SyntaxFactory.ParseName((isShort ? "" : Namespace + ".") + "JsonSerializable");
        var what = SyntaxFactory.TypeOfExpression(SyntaxFactory.ParseTypeName(type.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(model, place)));
        var attribute = SyntaxFactory.Attribute(name, SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.AttributeArgument(what))));
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute)).WithAdditionalAnnotations(Formatter.Annotation);
        var changed = declaration.AttributeLists.Count > 0
            ? declaration.WithAttributeLists(declaration.AttributeLists.Add(list.WithLeadingTrivia(Indentation(declaration)).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)))
            : declaration.WithoutLeadingTrivia().WithAttributeLists(SyntaxFactory.SingletonList(list.WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed))).WithLeadingTrivia(declaration.GetLeadingTrivia());
        return document.WithSyntaxRoot(root.ReplaceNode(declaration, changed));
    }

    private static SyntaxTriviaList Indentation(TypeDeclarationSyntax declaration) =>
        SyntaxFactory.TriviaList(declaration.GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
}
