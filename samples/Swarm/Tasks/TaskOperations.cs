using Persistence;

namespace Swarm.Tasks;

/// <summary>Tasks: each is taken by one agent.</summary>
/// <param name="tasks">The tasks.</param>
/// <param name="clock">The time.</param>
public sealed class TaskOperations(IAgentTaskStore tasks, TimeProvider clock)
{
    /// <summary>Adds a task. One of that id that is there stays as it is.</summary>
    public AgentTask Add(string taskId, string title, int priority, params IReadOnlyList<string> dependencies) =>
        tasks.GetOrCreate(taskId, () => new AgentTask { TaskId = taskId, Title = title, Priority = priority, Dependencies = [.. dependencies], CreatedAt = clock.GetUtcNow() });

    /// <summary>Takes the most important task that nobody works on and whose dependencies are done. What the agent had taken before it died comes first.</summary>
    /// <returns>The task; null where there is none.</returns>
    public AgentTask? Claim(string agent)
    {
        if (tasks.Query().WhereStatus(AgentTaskStatus.Claimed).WhereAgentId(agent).Take(1).Headers() is [var own, ..])
        {
            return own;
        }

        foreach (var task in Pending())
        {
            if (task.Dependencies.TrueForAll(IsDone) && tasks.UpdateIf(task.TaskId, stored => Take(stored, agent)))
            {
                return tasks.Find(task.TaskId);
            }
        }

        return null;
    }

    /// <summary>Notes how far a task has come.</summary>
    /// <exception cref="SwarmException">The task is not known, or is not the agent's.</exception>
    public AgentTask Report(string taskId, string agent, int percent, params IReadOnlyList<string> nextActions) => Change(taskId, agent, task =>
    {
        task.Progress = percent;
        task.NextActions.Clear();
        task.NextActions.AddRange(nextActions);
    });

    /// <summary>Notes that a task is done.</summary>
    /// <exception cref="SwarmException">The task is not known, or is not the agent's.</exception>
    public AgentTask Complete(string taskId, string agent) => Change(taskId, agent, task =>
        (task.Status, task.Progress, task.CompletedAt) = (AgentTaskStatus.Completed, 100, clock.GetUtcNow()));

    /// <summary>What nobody works on, the most important first.</summary>
    public SessionPage<AgentTask> Pending() => tasks.Query().WhereStatus(AgentTaskStatus.Pending).OrderByPriority(descending: true).Headers();

    /// <summary>What an agent has taken, done or not.</summary>
    public SessionPage<AgentTask> Of(string agent) => tasks.Query().WhereAgentId(agent).Headers();

    // Compare and set: of two agents that take it at once, one gets false.
    private static bool Take(AgentTask task, string agent)
    {
        if (task.Status != AgentTaskStatus.Pending)
        {
            return false;
        }

        (task.Status, task.AgentId) = (AgentTaskStatus.Claimed, agent);
        return true;
    }

    private bool IsDone(string taskId) => tasks.Find(taskId) is { Status: AgentTaskStatus.Completed };

    private AgentTask Change(string taskId, string agent, Action<AgentTask> change)
    {
        try
        {
            return tasks.Update(taskId, task =>
            {
                if (task.Status != AgentTaskStatus.Claimed || task.AgentId != agent)
                {
                    throw SwarmException.Refused($"The task {taskId} is {task.Status}{(task.AgentId is null ? "" : $" by {task.AgentId}")}; {agent} cannot change it.");
                }

                change(task);
            });
        }
        catch (SessionNotFoundException cause)
        {
            throw SwarmException.Refused($"There is no task {taskId}.", cause);
        }
    }
}
