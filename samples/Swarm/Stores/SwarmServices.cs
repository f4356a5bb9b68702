using Swarm.Agents;
using Swarm.Chats;
using Swarm.Knowledge;
using Swarm.Queue;
using Swarm.Tasks;
using Swarm.Workflows;

namespace Swarm.Stores;

/// <summary>The operations of a swarm over its stores.</summary>
/// <param name="stores">The stores. They are not disposed with this object.</param>
/// <param name="clock">The time.</param>
public sealed class SwarmServices(SwarmStores stores, TimeProvider clock)
{
    public SwarmStores Stores => stores;
    public TimeProvider Clock => clock;
    public ChatOperations Chats { get; } = new(stores.Chats, stores.Agents, clock);
    public CoordinationOperations Coordinations { get; } = new(stores.Chats, stores.Coordinations, clock);
    public AgentOperations Agents { get; } = new(stores.Agents, clock);
    public WorkflowOperations Workflows { get; } = new(stores.Runs, clock);
    public TaskOperations Tasks { get; } = new(stores.Tasks, clock);
    public QueueOperations Queue { get; } = new(stores.Queue, stores.Agents, clock);
    public SwarmKnowledge Knowledge { get; } = new(stores.Knowledge);
    public ToolStatistics Tools { get; } = new(stores.Tools);
}
