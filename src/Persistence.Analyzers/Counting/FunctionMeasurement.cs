using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Persistence.Analyzers.Counting;

/// <summary>
/// One function, or one initializer, of a file. Only the complexity is counted in advance; everything else is worked out when
/// it is asked for, because a build asks for it at the few places that are over a limit.
/// </summary>
public sealed class FunctionMeasurement
{
    internal FunctionMeasurement(SyntaxNode declaration) => Declaration = declaration;

    /// <summary>The declaration with the body; for top-level statements the first of them.</summary>
    public SyntaxNode Declaration { get; }

    /// <summary>Cyclomatic complexity: 1 and one more for each decision. See docs/v2-counting.md for what is a decision.</summary>
    public int Complexity { get; internal set; } = 1;

    /// <summary>The name for messages: <c>Load</c>, <c>Topic.get</c>, <c>operator +</c>, <c>this[]</c>, <c>top-level statements</c>.</summary>
    public string Name => DeclarationNames.NameOf(Declaration);

    /// <summary>Parameters as V2005 counts them, as far as the text alone decides; exempt declarations have 0.</summary>
    public int ParameterCount => ParameterRules.CountedParameters(Declaration).Count;

    /// <summary>Physical lines from the first modifier or type, attributes left out, to the end of the body.</summary>
    public int Lines => LineRules.CountLines(Declaration);

    /// <summary>The deepest nesting of if, loops, switch and try statements; 0 when there are none.</summary>
    public int Nesting => NestingRules.DeepestNesting(Declaration);

    /// <summary>Where the name stands.</summary>
    public Location GetLocation() => DeclarationNames.TokenOf(Declaration).GetLocation();

    /// <summary>The keywords of the statements around, and with, the first statement on the deepest level, outermost first.</summary>
    public IEnumerable<Location> GetDeepestLevels() => NestingRules.DeepestLevels(Declaration);

    /// <summary>Where each decision stands, at its keyword or operator, in the order of the text.</summary>
    public IEnumerable<Location> GetDecisions() => ComplexityRules.DecisionsOf(Declaration);
}
