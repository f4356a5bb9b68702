using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>Which sessions to find, in which order.</summary>
/// <param name="Conditions">What holds for all of them.</param>
/// <param name="Order">The order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SessionQuery(IReadOnlyList<QueryCondition> Conditions, QueryOrder Order)
{
    /// <summary>The place after which they come; null for the first.</summary>
    public QueryPlace? After { get; init; }

    /// <summary>The most to find, 1 or more.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>How much of each session to read; null for its key alone.</summary>
    public SessionLoad? Load { get; init; }
}
