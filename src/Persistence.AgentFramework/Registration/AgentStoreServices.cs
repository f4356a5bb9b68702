using Microsoft.Agents.AI;
using Microsoft.Agents.AI.Workflows;
using Microsoft.Agents.AI.Workflows.Checkpointing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Persistence.AgentFramework.Sessions;

namespace Persistence.AgentFramework;

/// <summary>Adds the stores of agents to a hosted program.</summary>
public static class AgentStoreServices
{
    /// <summary>
    /// Adds <see cref="AgentStores"/>, <see cref="StoredChatHistoryProvider"/> (also as <see cref="ChatHistoryProvider"/>), <see cref="JsonCheckpointStore"/> and <see cref="CheckpointManager"/>, with health checks
    /// and logs as each store of Persistence.Hosting has.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Says where everything is kept; without it the section <c>Persistence:AgentFramework</c> of the configuration does.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddAgentStores(this IServiceCollection services, Action<AgentStoresBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = new AgentStoresBuilder();
        configure?.Invoke(builder);
        builder.AddTo(services);
        services.AddSingleton(static provider => new AgentStores(
            provider.GetRequiredService<IAgentConversationStore>(), provider.GetRequiredService<IAgentSessionStateStore>(),
            provider.GetRequiredService<IWorkflowRunStore>(), provider.GetRequiredService<IWorkflowCheckpointStore>()));
        services.AddSingleton(provider => new StoredChatHistoryProvider(provider.GetRequiredService<AgentStores>(), builder.History));
        services.TryAddSingleton<ChatHistoryProvider>(static provider => provider.GetRequiredService<StoredChatHistoryProvider>());
        services.AddSingleton<JsonCheckpointStore>(static provider => new StoredCheckpointStore(provider.GetRequiredService<AgentStores>()));
        services.AddSingleton(static provider => CheckpointManager.CreateJson(provider.GetRequiredService<JsonCheckpointStore>()));
        return services;
    }
}
