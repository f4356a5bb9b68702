using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace V2Comparison.Differences;

/// <summary>The documented table: which construct a node is, where the tools differ about it.</summary>
internal static class Constructs
{
    private static readonly Dictionary<SyntaxKind, Construct> Agreed = new SyntaxKind[]
    {
        SyntaxKind.IfStatement, SyntaxKind.ConditionalExpression, SyntaxKind.WhileStatement, SyntaxKind.DoStatement, SyntaxKind.ForStatement,
        SyntaxKind.ForEachStatement, SyntaxKind.CaseSwitchLabel, SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression,
        SyntaxKind.CoalesceExpression, SyntaxKind.ConditionalAccessExpression,
    }.ToDictionary(static kind => kind, static kind => new Construct(kind.ToString(), 1, 1, 1));

    private static readonly Dictionary<SyntaxKind, Construct> Differing = new()
    {
        [SyntaxKind.ForEachVariableStatement] = new("foreach with deconstruction", 1, 0, 1),
        [SyntaxKind.CatchFilterClause] = new("exception filter", 1, 0, 0),
        [SyntaxKind.CoalesceAssignmentExpression] = new("??=", 1, 1, 0),
        [SyntaxKind.CasePatternSwitchLabel] = new("case with a pattern", 1, 0, 1),
        [SyntaxKind.DefaultSwitchLabel] = new("default", 0, 0, 1),
        [SyntaxKind.WhenClause] = new("when of a case or arm", 1, 0, 0),
        [SyntaxKind.AndPattern] = new("and or or in a pattern", 1, 1, 0),
        [SyntaxKind.OrPattern] = new("and or or in a pattern", 1, 1, 0),
    };

    private static readonly Construct Arm = new("arm of a switch expression", 1, 1, 0);
    private static readonly Construct LastArm = new("arm that always matches", 0, 1, 0);
    private static readonly Construct BitwiseOnBool = new("& or | on bool", 0, 0, 1);

    /// <summary>The construct that a node is; null when no tool counts it.</summary>
    public static Construct? Of(SyntaxNode node, SemanticModel model) => node switch
    {
        SwitchExpressionArmSyntax arm => AlwaysMatches(arm.Pattern) ? LastArm : Arm,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseAndExpression or (int)SyntaxKind.BitwiseOrExpression } => IsBool(node, model) ? BitwiseOnBool : null,
        _ => Agreed.GetValueOrDefault(node.Kind()) ?? Differing.GetValueOrDefault(node.Kind()),
    };

    private static bool IsBool(SyntaxNode node, SemanticModel model) => model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_Boolean;

    private static bool AlwaysMatches(PatternSyntax pattern) => pattern switch
    {
        DiscardPatternSyntax => true,
        VarPatternSyntax variable => variable.Designation is not ParenthesizedVariableDesignationSyntax,
        ParenthesizedPatternSyntax parenthesized => AlwaysMatches(parenthesized.Pattern),
        _ => false,
    };
}
