using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Analyzers.Counting;

/// <summary>
/// Which part a kind of syntax node plays in counting. A table instead of a switch: the walk asks it once for every node of a
/// build, and a new construct of the language is one line here.
/// </summary>
internal static class NodeRoles
{
    private static readonly NodeRole[] Roles = Build();

    public static NodeRole Of(int rawKind) => (uint)rawKind < (uint)Roles.Length ? Roles[rawKind] : NodeRole.None;

    private static NodeRole[] Build()
    {
        var roles = new NodeRole[ushort.MaxValue + 1];
        Mark(roles, NodeRole.Decision, Decisions);
        Mark(roles, NodeRole.Function, Functions);
        Mark(roles, NodeRole.Ignored, Ignored);
        Mark(roles, NodeRole.Expression, Expressions);
        Mark(roles, NodeRole.Class, Classes);
        Mark(roles, NodeRole.Enum, [SyntaxKind.EnumDeclaration]);
        Mark(roles, NodeRole.SwitchArm, [SyntaxKind.SwitchExpressionArm]);
        Mark(roles, NodeRole.Initializer, [SyntaxKind.EqualsValueClause, SyntaxKind.PrimaryConstructorBaseType]);
        Mark(roles, NodeRole.TopLevelStatement, [SyntaxKind.GlobalStatement]);
        return roles;
    }

    private static void Mark(NodeRole[] roles, NodeRole role, IEnumerable<SyntaxKind> kinds)
    {
        foreach (var kind in kinds)
        {
            roles[(int)kind] = role;
        }
    }

    private static SyntaxKind[] Decisions =>
    [
        SyntaxKind.IfStatement, SyntaxKind.ConditionalExpression,
        SyntaxKind.WhileStatement, SyntaxKind.DoStatement, SyntaxKind.ForStatement,
        SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement,
        SyntaxKind.CaseSwitchLabel, SyntaxKind.CasePatternSwitchLabel, SyntaxKind.WhenClause,
        SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression,
        SyntaxKind.AndPattern, SyntaxKind.OrPattern,
        SyntaxKind.CoalesceExpression, SyntaxKind.CoalesceAssignmentExpression,
        SyntaxKind.ConditionalAccessExpression, SyntaxKind.CatchFilterClause,
    ];

    private static SyntaxKind[] Functions =>
    [
        SyntaxKind.MethodDeclaration, SyntaxKind.ConstructorDeclaration, SyntaxKind.DestructorDeclaration,
        SyntaxKind.OperatorDeclaration, SyntaxKind.ConversionOperatorDeclaration, SyntaxKind.LocalFunctionStatement,
        SyntaxKind.GetAccessorDeclaration, SyntaxKind.SetAccessorDeclaration, SyntaxKind.InitAccessorDeclaration,
        SyntaxKind.AddAccessorDeclaration, SyntaxKind.RemoveAccessorDeclaration,
        SyntaxKind.PropertyDeclaration, SyntaxKind.IndexerDeclaration,
    ];

    /// <summary>
    /// What most code consists of. A kind that is missing here is visited whatever it holds; one that could hold a decision
    /// without a mark in its text must not be here.
    /// </summary>
    private static SyntaxKind[] Expressions =>
    [
        SyntaxKind.ExpressionStatement, SyntaxKind.ReturnStatement, SyntaxKind.LocalDeclarationStatement, SyntaxKind.ThrowStatement,
        SyntaxKind.YieldReturnStatement, SyntaxKind.ArrowExpressionClause,
        SyntaxKind.ThisConstructorInitializer, SyntaxKind.BaseConstructorInitializer,
        SyntaxKind.InvocationExpression, SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.ElementAccessExpression,
        SyntaxKind.SimpleAssignmentExpression, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression,
        SyntaxKind.ArrayCreationExpression, SyntaxKind.ImplicitArrayCreationExpression, SyntaxKind.CastExpression,
        SyntaxKind.ParenthesizedExpression, SyntaxKind.AwaitExpression, SyntaxKind.LogicalNotExpression,
        SyntaxKind.SimpleLambdaExpression, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.ThrowExpression,
        SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression, SyntaxKind.AddExpression, SyntaxKind.SubtractExpression,
        SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression, SyntaxKind.IsPatternExpression,
        SyntaxKind.ArgumentList, SyntaxKind.BracketedArgumentList, SyntaxKind.Argument,
    ];

    private static SyntaxKind[] Classes =>
    [
        SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration, SyntaxKind.RecordDeclaration,
        SyntaxKind.RecordStructDeclaration, SyntaxKind.InterfaceDeclaration,
    ];

    /// <summary>Nodes that hold nothing that counts; leaves among them, because not visiting them is what makes the walk cheap.</summary>
    private static SyntaxKind[] Ignored =>
    [
        SyntaxKind.AttributeList, SyntaxKind.ParameterList, SyntaxKind.BracketedParameterList, SyntaxKind.Parameter,
        SyntaxKind.TypeParameterList, SyntaxKind.TypeParameterConstraintClause, SyntaxKind.UsingDirective,
        SyntaxKind.ExternAliasDirective, SyntaxKind.DelegateDeclaration, SyntaxKind.ExplicitInterfaceSpecifier,
        SyntaxKind.SimpleBaseType, SyntaxKind.IdentifierName, SyntaxKind.GenericName, SyntaxKind.QualifiedName,
        SyntaxKind.AliasQualifiedName, SyntaxKind.PredefinedType, SyntaxKind.NullableType, SyntaxKind.TypeArgumentList,
        SyntaxKind.NumericLiteralExpression, SyntaxKind.StringLiteralExpression, SyntaxKind.CharacterLiteralExpression,
        SyntaxKind.TrueLiteralExpression, SyntaxKind.FalseLiteralExpression, SyntaxKind.NullLiteralExpression,
        SyntaxKind.DefaultLiteralExpression, SyntaxKind.ThisExpression, SyntaxKind.BaseExpression,
        SyntaxKind.TypeOfExpression, SyntaxKind.DefaultExpression, SyntaxKind.NameColon, SyntaxKind.NameEquals,
        SyntaxKind.BreakStatement, SyntaxKind.ContinueStatement, SyntaxKind.EmptyStatement,
        SyntaxKind.SingleVariableDesignation, SyntaxKind.DiscardDesignation, SyntaxKind.DiscardPattern,
        SyntaxKind.OmittedArraySizeExpression, SyntaxKind.InterpolatedStringText, SyntaxKind.DefaultSwitchLabel,
    ];
}
