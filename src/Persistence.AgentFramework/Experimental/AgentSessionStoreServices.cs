using System.Diagnostics.CodeAnalysis;
using Microsoft.Agents.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Persistence.AgentFramework.Experimental;

/// <summary>Adds the store of agent sessions to a hosted program.</summary>
[Experimental("MAAI001")]
public static class AgentSessionStoreServices
{
    /// <summary>Adds <see cref="AgentSessionStore"/>, over the stores of <see cref="AgentStoreServices.AddAgentStores"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddAgentSessionStore(this IServiceCollection services, StoredAgentSessionOptions? options = null) =>
        services.AddSingleton<AgentSessionStore>(provider => new StoredAgentSessionStore(provider.GetRequiredService<AgentStores>(), options));
}
