using Persistence.Engine;

namespace Persistence.Hosting;

/// <summary>A store that was added to the services.</summary>
/// <param name="Name">The name of the session class, with the key if there is one: of its health check and its section.</param>
/// <param name="Contract">The store's interface.</param>
/// <param name="Key">The key that it is registered with; null for none.</param>
internal sealed record StoreRegistration(string Name, Type Contract, object? Key)
{
    /// <summary>Gives what is wrong with its configuration, without opening anything.</summary>
    public required Func<IServiceProvider, IReadOnlyList<string>> Check { get; init; }

    /// <summary>Gives the store, which is opened the first time.</summary>
    public required Func<IServiceProvider, object> Resolve { get; init; }

    /// <summary>How long a health check waits.</summary>
    public required TimeSpan HealthTimeout { get; init; }

    /// <summary>The store for what does not know its class; null where the user's own code made one that is no generated store.</summary>
    /// <param name="services">The services.</param>
    public IHostedStore? Hosted(IServiceProvider services) => (Resolve(services) as IHostableStore)?.Hosted;
}
