using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Generators.Parsing;

/// <summary>An upgrade step, or a method that one calls with its object and with texts that are known.</summary>
internal sealed class StepScope
{
    private readonly IMethodSymbol _method;
    private readonly Dictionary<string, string> _texts;
    private readonly HashSet<string> _declared;

    private StepScope(IMethodSymbol method, SyntaxNode body, string stored, Dictionary<string, string> texts)
    {
        (_method, Body, Stored, _texts) = (method, body, stored, texts);
        _declared = new(body.DescendantNodes().Select(DeclaredBy).Where(static name => name.Length > 0), StringComparer.Ordinal);
    }

    /// <summary>The method's code.</summary>
    public SyntaxNode Body { get; }

    /// <summary>The name of the parameter that is the object.</summary>
    public string Stored { get; }

    /// <summary>The scope of a step.</summary>
    /// <param name="method">The step.</param>
    /// <returns>Null where its code is not one method's.</returns>
    public static StepScope? Of(IMethodSymbol method) =>
        method.Parameters.Length == 1 && BodyOf(method) is { } body ? new StepScope(method, body, method.Parameters[0].Name, []) : null;

    /// <summary>The scope of a method of the same class that is given the object.</summary>
    /// <param name="argument">The object as an argument.</param>
    /// <returns>Null where it is not certain which method that is, or what it is given.</returns>
    public StepScope? Called(ArgumentSyntax argument)
    {
        if (argument.Parent is not ArgumentListSyntax list
            || MethodOf(list) is not { } method
            || BodyOf(method) is not { } body
            || method.Parameters[list.Arguments.IndexOf(argument)] is not { Type.Name: "JsonObject" } stored)
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < method.Parameters.Length; index++)
        {
            if (Text(list.Arguments[index].Expression) is { } text && IsKept(body, method.Parameters[index].Name))
            {
                texts.Add(method.Parameters[index].Name, text);
            }
        }

        return new StepScope(method, body, stored.Name, texts);
    }

    // The only method of its name in the class, and each argument in the place of its parameter.
    private IMethodSymbol? MethodOf(ArgumentListSyntax list) =>
        list.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax name }
        && !_declared.Contains(name.Identifier.ValueText)
        && _method.ContainingType.GetMembers(name.Identifier.ValueText) is [IMethodSymbol { IsStatic: true, IsGenericMethod: false } method]
        && method.Parameters.Length == list.Arguments.Count
        && list.Arguments.All(static one => one.NameColon is null && one.RefKindKeyword.IsKind(SyntaxKind.None))
            ? method
            : null;

    /// <summary>The text of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>Null where it is no literal, no constant of the class and no parameter whose text is known.</returns>
    public string? Text(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        IdentifierNameSyntax { Identifier.ValueText: var name } when _declared.Contains(name) => null,
        IdentifierNameSyntax { Identifier.ValueText: var name } when _method.Parameters.Any(parameter => parameter.Name == name) => _texts.TryGetValue(name, out var text) ? text : null,
        IdentifierNameSyntax { Identifier.ValueText: var name } => _method.ContainingType.GetMembers(name) is [IFieldSymbol { HasConstantValue: true, ConstantValue: string constant }] ? constant : null,
        _ => null,
    };

    // Whether a parameter is what it was given wherever it is used.
    private static bool IsKept(SyntaxNode body, string parameter) =>
        !body.DescendantNodes().Any(node => DeclaredBy(node) == parameter
            || (node is IdentifierNameSyntax name && name.Identifier.ValueText == parameter
                && name.Parent is AssignmentExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax } or ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None }
                && !(name.Parent is AssignmentExpressionSyntax assignment && assignment.Right == name)));

    private static string DeclaredBy(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        _ => "",
    };

    private static SyntaxNode? BodyOf(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is MethodDeclarationSyntax declaration ? (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody : null;
}
