using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.Usage;

/// <summary>PG0012: makes a member of a log's entries init-only.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InitOnlyFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG0012");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var setter = root?.FindNode(context.Span).FirstAncestorOrSelf<PropertyDeclarationSyntax>()?
            .AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration));
        if (root is null || setter is null)
        {
            return;
        }

        var initializer = SyntaxFactory.AccessorDeclaration(SyntaxKind.InitAccessorDeclaration, setter.Body)
            .WithAttributeLists(setter.AttributeLists)
            .WithModifiers(setter.Modifiers)
            .WithKeyword(SyntaxFactory.Token(SyntaxKind.InitKeyword).WithTriviaFrom(setter.Keyword))
            .WithExpressionBody(setter.ExpressionBody)
            .WithSemicolonToken(setter.SemicolonToken);
        context.RegisterCodeFix(
            CodeAction.Create("Make it init-only", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(setter, initializer))), nameof(InitOnlyFix)),
            context.Diagnostics);
    }
}
