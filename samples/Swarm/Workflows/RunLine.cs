namespace Swarm.Workflows;

/// <summary>The line of the runs that have a step to make. Each goes to its end after a step, so that all of them come on.</summary>
internal static class RunLine
{
    /// <summary>The place after all runs, this one too: another due time, so that the attempts at the next step count from one.</summary>
    public static DateTimeOffset End(IWorkflowRunStore runs) =>
        Line.After(runs.Query().WhereDueAtBetween(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).OrderByDueAt(descending: true).Take(1).Headers() is [var last] ? last.DueAt : null);
}
