namespace Persistence.Analyzers.Counting;

/// <summary>The part a syntax node plays in counting.</summary>
internal enum NodeRole : byte
{
    /// <summary>Counts nothing itself; what is inside may count.</summary>
    None,

    /// <summary>Counts nothing, and nothing inside can.</summary>
    Ignored,

    /// <summary>
    /// An expression, or a statement of nothing but one: counts nothing itself, and what is inside counts only where the text
    /// has one of the <see cref="DecisionMarks"/>.
    /// </summary>
    Expression,

    /// <summary>One more in the complexity of the function around it.</summary>
    Decision,

    /// <summary>A decision unless its pattern always matches.</summary>
    SwitchArm,

    /// <summary>A function when it has a body.</summary>
    Function,

    /// <summary>Class, struct, record or interface.</summary>
    Class,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>Outside any function: a unit of complexity of its own.</summary>
    Initializer,

    /// <summary>A part of the one function that all top-level statements together are.</summary>
    TopLevelStatement,
}
