using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Generators.Parsing;

/// <summary>A use of the object that an upgrade step is given, of which it is known which member it concerns and that no node of the object gets out by it.</summary>
internal static class StepUse
{
    // What they return leads back to no node of the object.
    private static readonly HashSet<string> s_scalars = new(StringComparer.Ordinal) { "GetValue", "GetValueKind", "DeepClone", "ToString", "ToJsonString" };

    /// <summary>Finds out which member a use concerns.</summary>
    /// <param name="stored">The object where it is used.</param>
    /// <param name="scope">The step.</param>
    /// <returns>The member's name, and whether its value is taken as a text, if at all; null where any node may be meant.</returns>
    public static (string Name, bool IsText)? Of(IdentifierNameSyntax stored, StepScope scope) => stored.Parent switch
    {
        ElementAccessExpressionSyntax element when element.Expression == stored && element.ArgumentList.Arguments is [var argument] && IsText(element) is { } isText => Named(argument, isText, scope),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == stored => Of(access.Name.Identifier.ValueText, call.ArgumentList.Arguments, scope),
        _ => null,
    };

    private static (string Name, bool IsText)? Of(string method, SeparatedSyntaxList<ArgumentSyntax> arguments, StepScope scope) => (method, arguments.Count) switch
    {
        ("Remove" or "ContainsKey", 1) or ("Add", 2) => Named(arguments[0], isText: true, scope),
        _ => null,
    };

    private static (string Name, bool IsText)? Named(ArgumentSyntax argument, bool isText, StepScope scope) => scope.Text(argument.Expression) is { } name ? (name, isText) : null;

    // Whether the value is taken as a text, if at all. Null where what is taken out of it may lead back to a node of the object.
    private static bool? IsText(ElementAccessExpressionSyntax element)
    {
        ExpressionSyntax value = element;
        var isWhole = true;
        while (value.Parent is PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax || (value.Parent is ElementAccessExpressionSyntax inner && inner.Expression == value))
        {
            value = (ExpressionSyntax)value.Parent;
            isWhole &= value is not ElementAccessExpressionSyntax;
        }

        return IsAssigned(value) || IsCompared(value) ? isWhole : IsTextTaken(value) is { } isText ? isWhole && isText : null;
    }

    private static bool IsAssigned(ExpressionSyntax value)
    {
        var target = value.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple } ? tuple : value;
        return target.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } assignment && assignment.Left == target;
    }

    // Null where what is taken is no scalar, or not certain to be one.
    private static bool? IsTextTaken(ExpressionSyntax value) => value.Parent switch
    {
        CastExpressionSyntax cast => IsScalar(cast.Type) ? IsText(cast.Type) : null,
        _ when Method(value) is { } method && s_scalars.Contains(method.Identifier.ValueText) => method is GenericNameSyntax { Identifier.ValueText: "GetValue", TypeArgumentList.Arguments: [var type] } && IsText(type),
        _ => null,
    };

    private static SimpleNameSyntax? Method(ExpressionSyntax value) => value.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access when access.Expression == value => access.Name,
        ConditionalAccessExpressionSyntax conditional when conditional.Expression == value => conditional.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>()
            .FirstOrDefault(binding => binding.SpanStart == conditional.WhenNotNull.SpanStart && binding.Parent is InvocationExpressionSyntax)?.Name,
        _ => null,
    };

    private static bool IsText(TypeSyntax type) => type is NullableTypeSyntax nullable ? IsText(nullable.ElementType) : type is PredefinedTypeSyntax predefined && predefined.Keyword.IsKind(SyntaxKind.StringKeyword);

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
