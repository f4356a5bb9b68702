using Persistence;

namespace Swarm.Workflows;

/// <summary>Runs of several steps: started, paused, resumed, cancelled by anybody, at any time.</summary>
/// <param name="runs">The runs.</param>
/// <param name="clock">The time.</param>
public sealed class WorkflowOperations(IWorkflowRunStore runs, TimeProvider clock)
{
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(10);

    /// <summary>Starts a run. One of that id that is there stays as it is.</summary>
    /// <exception cref="SwarmException">A step depends on one that does not stand before it, or two have one id.</exception>
    public WorkflowRun Start(string runId, string name, params IReadOnlyList<WorkflowStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            if (step.Dependencies.Find(needed => !before.Contains(needed)) is { } missing)
            {
                throw SwarmException.Refused($"The step {step.Id} of {runId} needs {missing}, which does not stand before it.");
            }

            if (!before.Add(step.Id))
            {
                throw SwarmException.Refused($"Two steps of {runId} have the id {step.Id}.");
            }
        }

        var now = clock.GetUtcNow();
        return runs.GetOrCreate(runId, () => new WorkflowRun { RunId = runId, Name = name, Steps = [.. steps], StartedAt = now, UpdatedAt = now, DueAt = RunLine.End(runs) });
    }

    /// <summary>Asks a run to make no further step for now.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sender">Who asks.</param>
    /// <param name="signalId">Identifies what is asked: asked again, it is done once.</param>
    /// <exception cref="SwarmException">There is no such run.</exception>
    public void Pause(string runId, string sender, string signalId) => Ask(runId, new RunSignal(signalId, RunSignalKind.Pause, sender));

    /// <summary>Asks a paused run to go on.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sender">Who asks.</param>
    /// <param name="signalId">Identifies what is asked.</param>
    /// <exception cref="SwarmException">There is no such run.</exception>
    public void Resume(string runId, string sender, string signalId) => Ask(runId, new RunSignal(signalId, RunSignalKind.Resume, sender));

    /// <summary>Asks a run to end.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sender">Who asks.</param>
    /// <param name="signalId">Identifies what is asked.</param>
    /// <exception cref="SwarmException">There is no such run.</exception>
    public void Cancel(string runId, string sender, string signalId) => Ask(runId, new RunSignal(signalId, RunSignalKind.Cancel, sender));

    /// <summary>The runs that are not over.</summary>
    public IReadOnlyList<WorkflowRun> Resumable() =>
        [.. new[] { RunState.Initialized, RunState.Running, RunState.Waiting, RunState.Paused }.SelectMany(state => runs.Query().WhereState(state).Headers())];

    // The signal is in the log before anything else: a worker that holds the run follows it after its step. Where nobody holds the run, this does.
    private void Ask(string runId, RunSignal signal)
    {
        try
        {
            runs.AppendSignals(runId, signal);
            while (!TryFollow(runId, signal.Sender))
            {
                Thread.Sleep(20);
            }
        }
        catch (SessionNotFoundException cause)
        {
            throw SwarmException.Refused($"There is no run {runId}.", cause);
        }
    }

    private bool TryFollow(string runId, string holder)
    {
        if (runs.Load(runId, SessionLoad.HeaderOnly).SignalsSeen >= runs.CountSignals(runId))
        {
            return true;
        }

        using var lease = runs.TryAcquireLease(runId, holder, s_lease);
        if (lease is null)
        {
            return false;
        }

        var run = runs.Load(runId, SessionLoad.HeaderOnly);
        new RunSignals(runs, clock).Follow(run);
        runs.Under(lease).Save(run);
        return true;
    }
}
