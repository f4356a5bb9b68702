using Persistence;

namespace Swarm.Workflows;

/// <summary>Makes steps of runs. Any number of workers, in any number of processes; what one that died had claimed is claimed again.</summary>
/// <param name="runs">The runs.</param>
/// <param name="clock">The time.</param>
/// <param name="name">The worker.</param>
public sealed class WorkflowWorker(IWorkflowRunStore runs, TimeProvider clock, string name)
{
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(10);

    /// <summary>How long a step waits that failed once; twice as long after each further time.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Makes the next step of the run that has been due longest.</summary>
    /// <param name="work">Does the step and gives its output. A <see cref="SwarmException"/> is a failed attempt.</param>
    /// <returns>The run; null where none is due.</returns>
    public WorkflowRun? MakeStep(Func<WorkflowRun, WorkflowStep, string> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (runs.ClaimDue(name, s_lease) is not { } claim)
        {
            return null;
        }

        var run = claim.Session;
        var (wait, isWaiting) = (TimeSpan.Zero, false);
        try
        {
            var signals = new RunSignals(runs, clock);
            signals.Follow(run);
            if (run.DueAt is not null && Next(run) is { } step)
            {
                wait = Make(run, step, work);
                signals.Follow(run);
            }

            // The step, its result and when the run is due again: one commit, refused where another worker has the run by now.
            runs.Under(claim.Lease).Save(run);
            // A failed step's next attempt is free when this lease is over, which the store's clock says: no worker's clock makes that sooner or later.
            isWaiting = wait > TimeSpan.Zero && run.State == RunState.Waiting && claim.Lease.Renew(wait);
            return run;
        }
        finally
        {
            if (!isWaiting)
            {
                claim.Dispose();
            }
        }
    }

    private static WorkflowStep? Next(WorkflowRun run) => run.Steps.Find(step =>
        step.State == StepState.Pending && step.Dependencies.TrueForAll(needed => run.Steps.Exists(other => other.Id == needed && other.State == StepState.Completed)));

    // Gives how long the step waits for its next attempt.
    private TimeSpan Make(WorkflowRun run, WorkflowStep step, Func<WorkflowRun, WorkflowStep, string> work)
    {
        var (output, succeeded) = Try(run, step, work);
        var now = clock.GetUtcNow();
        run.UpdatedAt = now;
        run.Results.Add(new StepResult($"{step.Id}-{step.RetryCount}", step.Id, name, output, succeeded, now));
        if (succeeded)
        {
            step.State = StepState.Completed;
            var isOver = run.Steps.TrueForAll(static other => other.State == StepState.Completed);
            run.State = isOver ? RunState.Completed : RunState.Running;
            run.DueAt = isOver ? null : RunLine.End(runs);
            return TimeSpan.Zero;
        }

        var isLast = ++step.RetryCount > step.MaxRetries;
        step.State = isLast ? StepState.Failed : StepState.Pending;
        run.State = isLast ? RunState.Failed : RunState.Waiting;
        run.DueAt = isLast ? null : RunLine.End(runs);
        return isLast ? TimeSpan.Zero : FirstWait * (1 << (step.RetryCount - 1));
    }

    private static (string Output, bool Succeeded) Try(WorkflowRun run, WorkflowStep step, Func<WorkflowRun, WorkflowStep, string> work)
    {
        try
        {
            return (work(run, step), true);
        }
        catch (SwarmException problem)
        {
            return (problem.Message, false);
        }
    }
}
