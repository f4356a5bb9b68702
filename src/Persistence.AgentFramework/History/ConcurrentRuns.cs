namespace Persistence.AgentFramework;

/// <summary>What becomes of two runs of one conversation at the same time, in one host or in two.</summary>
public enum ConcurrentRuns
{
    /// <summary>The messages of both are kept, each in its order.</summary>
    Merge,

    /// <summary>One stores its messages, the other gets a <see cref="HistoryNotStoredException"/> with a <see cref="SessionConflictException"/> inside, and may merge.</summary>
    Conflict,
}
