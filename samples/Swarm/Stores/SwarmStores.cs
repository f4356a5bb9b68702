using Swarm.Agents;
using Swarm.Chats;
using Swarm.Knowledge;
using Swarm.Queue;
using Swarm.Tasks;
using Swarm.Workflows;

namespace Swarm.Stores;

/// <summary>Where everything of a swarm is stored: a store for each session class, all on one backend.</summary>
public sealed class SwarmStores : IDisposable
{
    private readonly IDisposable? _connection;

    internal SwarmStores(string description, IDisposable? connection = null) => (Description, _connection) = (description, connection);

    /// <summary>What it is and where, for people.</summary>
    public string Description { get; }

    public required IMultichatSessionStore Chats { get; init; }
    public required ITaskCoordinationStore Coordinations { get; init; }
    public required IAgentContextStore Agents { get; init; }
    public required IWorkflowRunStore Runs { get; init; }
    public required IAgentTaskStore Tasks { get; init; }
    public required IQueueEntryStore Queue { get; init; }
    public required IKnowledgeEntryStore Knowledge { get; init; }
    public required IToolRecordStore Tools { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var store in new IDisposable[] { Chats, Coordinations, Agents, Runs, Tasks, Queue, Knowledge, Tools })
        {
            store.Dispose();
        }

        _connection?.Dispose();
    }
}
