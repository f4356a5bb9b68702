using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>Every call of a method in a solution.</summary>
internal static class CallSites
{
    /// <summary>The calls by document; null when the method is used in a way that cannot be rewritten.</summary>
    public static async Task<Dictionary<DocumentId, List<InvocationExpressionSyntax>>?> Find(IMethodSymbol method, Solution solution, CancellationToken cancellation)
    {
        var calls = new Dictionary<DocumentId, List<InvocationExpressionSyntax>>();
        var references = await SymbolFinder.FindReferencesAsync(method, solution, cancellation).ConfigureAwait(false);
        foreach (var location in references.SelectMany(reference => reference.Locations))
        {
            if (location.IsImplicit || !IsEditable(location.Document))
            {
                return null;
            }

            var use = await Use(location, method, cancellation).ConfigureAwait(false);
            if (!use.IsUnderstood)
            {
                return null;
            }

            Remember(calls, location.Document.Id, use.Call);
        }

        return calls;
    }

    /// <summary>False for generated documents, other languages, and files that several projects compile, each with its own meaning.</summary>
    public static bool IsEditable(Document document) =>
        document is not SourceGeneratedDocument && document.Project.Language == LanguageNames.CSharp && document.GetLinkedDocumentIds().IsEmpty;

    private static async Task<(bool IsUnderstood, InvocationExpressionSyntax? Call)> Use(ReferenceLocation location, IMethodSymbol method, CancellationToken cancellation)
    {
        var root = await location.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var name = root!.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
        if (name.FirstAncestorOrSelf<CrefSyntax>() is { } mention)
        {
            return (mention is not NameMemberCrefSyntax { Parameters: not null } and not QualifiedCrefSyntax { Member: NameMemberCrefSyntax { Parameters: not null } }, null);
        }

        var callee = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
        if (callee.Parent is InvocationExpressionSyntax call && call.Expression == callee)
        {
            var model = await location.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
            return (IsSame(model!.GetSymbolInfo(call, cancellation).Symbol?.OriginalDefinition, method) && !IsInExpressionTree(call, model!, cancellation), call);
        }

        return (IsInNameof(name), null);
    }

    // By its documentation id: in a project with other references, another framework for example, or other objects for the same ones, the compiler has another symbol for the method.
    private static bool IsSame(ISymbol? called, IMethodSymbol method) =>
        called is IMethodSymbol found && found.MethodKind == method.MethodKind && found.ContainingAssembly.Identity.Equals(method.ContainingAssembly.Identity)
        && found.GetDocumentationCommentId() is { } id && id == method.GetDocumentationCommentId();

    private static bool IsInNameof(SyntaxNode name) =>
        name.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    private static bool IsInExpressionTree(SyntaxNode call, SemanticModel model, CancellationToken cancellation) =>
        call.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda => model.GetTypeInfo(lambda, cancellation).ConvertedType is { Name: "Expression" })
        || call.Ancestors().OfType<QueryExpressionSyntax>().Any();

    private static void Remember(Dictionary<DocumentId, List<InvocationExpressionSyntax>> calls, DocumentId document, InvocationExpressionSyntax? call)
    {
        if (!calls.TryGetValue(document, out var inDocument))
        {
            calls.Add(document, inDocument = []);
        }

        if (call is not null)
        {
            inDocument.Add(call);
        }
    }
}
