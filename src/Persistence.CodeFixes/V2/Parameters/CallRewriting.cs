using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>Rewrites the declaration, the body and the calls of one method.</summary>
internal sealed class CallRewriting
{
    private readonly RecordPlan plan;
    private readonly TypeSyntax recordType;

    public CallRewriting(RecordPlan plan)
    {
        this.plan = plan;
        var space = plan.Method.ContainingNamespace;
        var qualified = space.IsGlobalNamespace ? "global::" + plan.Names.Record : space.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + plan.Names.Record;
        recordType = SyntaxFactory.ParseTypeName(qualified).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    /// <summary>One document after the change. Nodes inside each other (a call in an argument of a call) are rewritten from the inside out.</summary>
    public SyntaxNode Rewrite(SyntaxNode root, IEnumerable<InvocationExpressionSyntax> calls, IReadOnlyCollection<IdentifierNameSyntax> reads) =>
        root.ReplaceNodes(
            calls.Distinct().Concat<SyntaxNode>(reads).Concat(root.Contains(plan.Declaration) ? [plan.Declaration] : []),
            (original, rewritten) => rewritten switch
            {
                InvocationExpressionSyntax call => Call(call),
                IdentifierNameSyntax read => Read(read),
                MethodDeclarationSyntax declaration => Declaration(declaration),
                _ => rewritten,
            });

    private InvocationExpressionSyntax Call(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        var renamed = SyntaxFactory.SeparatedList(arguments.Select(Rename), arguments.GetSeparators());
        var creation = SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            recordType,
            call.ArgumentList.WithArguments(renamed).WithoutTrailingTrivia(),
            null);
        return call.WithArgumentList(SyntaxFactory.ArgumentList([SyntaxFactory.Argument(creation)]).WithTrailingTrivia(call.ArgumentList.GetTrailingTrivia()));
    }

    private ArgumentSyntax Rename(ArgumentSyntax argument) => argument.NameColon is { } name
        ? argument.WithNameColon(name.WithName(SyntaxFactory.IdentifierName(plan.Names.Properties[name.Name.Identifier.ValueText]).WithTriviaFrom(name.Name)))
        : argument;

    private MemberAccessExpressionSyntax Read(IdentifierNameSyntax read) =>
        SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxFactory.IdentifierName(plan.Names.Parameter),
            SyntaxFactory.IdentifierName(plan.Names.Properties[read.Identifier.ValueText]))
        .WithTriviaFrom(read);

    private MethodDeclarationSyntax Declaration(MethodDeclarationSyntax declaration)
    {
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(plan.Names.Parameter)).WithType(recordType.WithTrailingTrivia(SyntaxFactory.Space));
        var list = SyntaxFactory.ParameterList([parameter]).WithTrailingTrivia(declaration.ParameterList.GetTrailingTrivia());
        return ParameterDocumentation.Replace(declaration.WithParameterList(list), plan.Names);
    }
}
