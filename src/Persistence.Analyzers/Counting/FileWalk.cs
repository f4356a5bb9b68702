using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Counting;

/// <summary>
/// Visits a file once, in the order of the text, and counts. The stack is explicit, because a chain of some thousand `+` or
/// `else if` would overflow a recursive walk, and it is kept for the next file on the same thread.
/// </summary>
internal sealed class FileWalk
{
    [ThreadStatic]
    private static Stack<Visit>? spareStack;

    private readonly CancellationToken cancellation;
    private readonly Stack<Visit> pending;
    private readonly DecisionMarks marks;
    private FunctionMeasurement? topLevel;

    public FileWalk(DecisionMarks marks, CancellationToken cancellation)
    {
        this.marks = marks;
        this.cancellation = cancellation;
        pending = spareStack ?? new Stack<Visit>(128);
        spareStack = null;
    }

    public List<FunctionMeasurement> Functions { get; } = new();

    public List<FunctionMeasurement> Initializers { get; } = new();

    public TypesInFile Types { get; } = new();

    public void Run(SyntaxNode root)
    {
        pending.Clear();
        pending.Push(new Visit(root, NodeRole.None, null));
        while (pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            Count(pending.Pop());
        }

        spareStack = pending;
    }

    private void Count(Visit visit)
    {
        var unit = visit.Unit;
        switch (visit.Role)
        {
            case NodeRole.Decision:
            case NodeRole.SwitchArm:
                unit?.Complexity += ComplexityRules.Weight(visit.Node, visit.Role);
                break;
            case NodeRole.Class:
                Types.Classes.Add(new TypeMeasurement((BaseTypeDeclarationSyntax)visit.Node));
                break;
            case NodeRole.Enum:
                Types.Enums.Add(new TypeMeasurement((BaseTypeDeclarationSyntax)visit.Node));
                return;
            case not NodeRole.None:
                unit = UnitFor(visit);
                break;
        }

        PushChildren(visit.Node, unit);
    }

    private FunctionMeasurement? UnitFor(Visit visit) => visit.Role switch
    {
        NodeRole.Function when FunctionRules.HasOwnBody(visit.Node) => Start(Functions, visit.Node),
        NodeRole.TopLevelStatement => topLevel ??= Start(Functions, visit.Node),
        NodeRole.Initializer when visit.Unit is null => Start(Initializers, visit.Node),
        _ => visit.Unit,
    };

    private static FunctionMeasurement Start(List<FunctionMeasurement> units, SyntaxNode node)
    {
        var unit = new FunctionMeasurement(node);
        units.Add(unit);
        return unit;
    }

    private void PushChildren(SyntaxNode node, FunctionMeasurement? unit)
    {
        foreach (var child in node.ChildNodesAndTokens().Reverse())
        {
            var role = child.IsToken ? NodeRole.Ignored : NodeRoles.Of(child.RawKind);
            if (role == NodeRole.Expression && marks.AnyIn(child.Span))
            {
                role = NodeRole.None;
            }

            if (role is not NodeRole.Ignored and not NodeRole.Expression)
            {
                pending.Push(new Visit(child.AsNode()!, role, unit));
            }
        }
    }

    private readonly struct Visit(SyntaxNode node, NodeRole role, FunctionMeasurement? unit)
    {
        public SyntaxNode Node { get; } = node;

        public NodeRole Role { get; } = role;

        public FunctionMeasurement? Unit { get; } = unit;
    }
}
