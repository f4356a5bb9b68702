namespace Swarm.Workflows;

/// <summary>Follows what is asked of a run; for who holds its lease.</summary>
internal sealed class RunSignals(IWorkflowRunStore runs, TimeProvider clock)
{
    /// <summary>Follows every signal that was not followed yet. The run is saved by the caller.</summary>
    public void Follow(WorkflowRun run)
    {
        foreach (var signal in runs.ReadSignals(run.RunId, run.SignalsSeen))
        {
            run.SignalsSeen++;
            if (run.State is not (RunState.Completed or RunState.Failed or RunState.Cancelled))
            {
                Follow(run, signal.Kind);
            }
        }
    }

    private void Follow(WorkflowRun run, RunSignalKind kind)
    {
        run.UpdatedAt = clock.GetUtcNow();
        (run.State, run.DueAt) = kind switch
        {
            RunSignalKind.Pause => (RunState.Paused, null),
            RunSignalKind.Cancel => (RunState.Cancelled, null),
            _ => run.State == RunState.Paused ? (RunState.Running, RunLine.End(runs)) : (run.State, run.DueAt),
        };
    }
}
