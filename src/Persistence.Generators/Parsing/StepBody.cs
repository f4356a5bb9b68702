using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>
/// Which members of the stored object an upgrade step looks at, so that the others need not be read for it. It is known where each use of the object names a member by a literal or a constant, and
/// takes a value out of it or puts one in: with anything else, such as a loop over the members or a node that is given to another method, all members may be meant.
/// </summary>
internal static class StepBody
{
    // What they return leads back to no node of the object.
    private static readonly HashSet<string> s_scalars = new(StringComparer.Ordinal) { "GetValue", "GetValueKind", "DeepClone", "ToString", "ToJsonString" };

    // A method that calls a method that calls one, and so on.
    private const int MostCalls = 8;

    /// <summary>Finds them.</summary>
    /// <param name="method">The step.</param>
    /// <returns>The names, in ordinal order; null where its body, and those of the methods of its class that it gives the object to, do not show them.</returns>
    public static EquatableArray<string>? Members(IMethodSymbol method)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        return StepScope.Of(method) is { } scope && TryFind(scope, names, MostCalls) ? names.ToEquatableArray() : null;
    }

    private static bool TryFind(StepScope scope, SortedSet<string> names, int calls)
    {
        foreach (var identifier in scope.Body.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            // From a node to the object that it stands in.
            if (identifier.Identifier.ValueText is "Parent" or "Root")
            {
                return false;
            }

            if (identifier.Identifier.ValueText != scope.Stored)
            {
                continue;
            }

            if (MemberOf(identifier, scope) is { } name)
            {
                names.Add(name);
            }
            else if (calls == 0 || identifier.Parent is not ArgumentSyntax argument || scope.Called(argument) is not { } called || !TryFind(called, names, calls - 1))
            {
                return false;
            }
        }

        return true;
    }

    private static string? MemberOf(IdentifierNameSyntax stored, StepScope scope) => stored.Parent switch
    {
        ElementAccessExpressionSyntax element when element.Expression == stored && element.ArgumentList.Arguments is [var argument] && IsScalar(element) => scope.Text(argument.Expression),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == stored => MemberOf(access.Name.Identifier.ValueText, call.ArgumentList.Arguments, scope),
        _ => null,
    };

    private static string? MemberOf(string method, SeparatedSyntaxList<ArgumentSyntax> arguments, StepScope scope) => (method, arguments.Count) switch
    {
        ("Remove" or "ContainsKey", 1) or ("Add", 2) => scope.Text(arguments[0].Expression),
        _ => null,
    };

    // Whether a value is put into the member, or what is taken out of it leads back to no node of the object.
    private static bool IsScalar(ExpressionSyntax value)
    {
        while (value.Parent is PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax || (value.Parent is ElementAccessExpressionSyntax inner && inner.Expression == value))
        {
            value = (ExpressionSyntax)value.Parent;
        }

        return IsAssigned(value) || IsRead(value) || IsCompared(value);
    }

    private static bool IsAssigned(ExpressionSyntax value)
    {
        var target = value.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple } ? tuple : value;
        return target.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } assignment && assignment.Left == target;
    }

    private static bool IsRead(ExpressionSyntax value) => value.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access => access.Expression == value && s_scalars.Contains(access.Name.Identifier.ValueText),
        ConditionalAccessExpressionSyntax conditional => conditional.Expression == value
            && conditional.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().Any(binding =>
                binding.SpanStart == conditional.WhenNotNull.SpanStart && binding.Parent is InvocationExpressionSyntax && s_scalars.Contains(binding.Name.Identifier.ValueText)),
        CastExpressionSyntax cast => IsScalar(cast.Type),
        _ => false,
    };

    private static bool IsScalar(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => IsScalar(nullable.ElementType),
        PredefinedTypeSyntax predefined => !predefined.Keyword.IsKind(SyntaxKind.ObjectKeyword),
        IdentifierNameSyntax name => name.Identifier.ValueText is "DateTime" or "DateTimeOffset" or "Guid",
        _ => false,
    };

    private static bool IsCompared(ExpressionSyntax value) => value.Parent switch
    {
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: { } constant } } => constant.IsKind(SyntaxKind.NullLiteralExpression),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: { } constant } } } => constant.IsKind(SyntaxKind.NullLiteralExpression),
        BinaryExpressionSyntax comparison => (comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression)) && comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
        _ => false,
    };
}
