using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Persistence.Hosting;

/// <summary>Adds stores to services: what the generated <c>Add…Store</c> calls.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StoreServices
{
    /// <summary>Adds a store, as a singleton that may be used from any scope.</summary>
    /// <typeparam name="TStore">The store's interface.</typeparam>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the session class, and the key to register the store with; null for none.</param>
    /// <param name="configure">Says where the sessions are; null to read it from the configuration.</param>
    /// <param name="backends">What the project references.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">The store was added before.</exception>
    public static IServiceCollection Add<TStore, TSession, TKey>(
        IServiceCollection services, (string Name, object? Key) name, Action<StoreBuilder<TStore>>? configure, IReadOnlyList<StoreBackend<TStore>> backends)
        where TStore : class, ISessionStore<TSession, TKey>
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(backends);
        var (session, key) = name;
        var full = key is null ? session : $"{session}:{key}";
        if (services.Any(service => service.ServiceType == typeof(TStore) && Equals(service.ServiceKey, key)))
        {
            throw new InvalidOperationException($"The store of {full} is added twice. Remove one of the calls, or add the other one with a key: AddKeyed{session}Store(\"other\", …).");
        }

        var builder = new StoreBuilder<TStore>($"Persistence:{full}");
        configure?.Invoke(builder);
        var configuration = new StoreConfiguration<TStore>(full, builder, backends, key is null ? $"Add{session}Store" : $"AddKeyed{session}Store");
        Register<TStore, TSession, TKey>(services, key, configuration);
        AddShared(services);
        var registration = new StoreRegistration(full, typeof(TStore), key)
        {
            Check = configuration.Check,
            Resolve = key is null ? static provider => provider.GetRequiredService<TStore>() : provider => provider.GetRequiredKeyedService<TStore>(key),
            HealthTimeout = builder.HealthTimeout,
        };
        services.AddSingleton(registration);
        if (builder.HasHealthChecks)
        {
            StoreHealthChecks.Add(services, registration);
        }

        return services;
    }

    private static void Register<TStore, TSession, TKey>(IServiceCollection services, object? key, StoreConfiguration<TStore> configuration)
        where TStore : class, ISessionStore<TSession, TKey>
        where TSession : class
        where TKey : notnull
    {
        // The two services are one object, and disposing of a store twice does nothing.
        if (key is null)
        {
            services.AddSingleton(provider => configuration.Open(provider, null));
            services.AddSingleton<ISessionStore<TSession, TKey>>(static provider => provider.GetRequiredService<TStore>());
        }
        else
        {
            services.AddKeyedSingleton(key, (provider, _) => configuration.Open(provider, key));
            services.AddKeyedSingleton<ISessionStore<TSession, TKey>>(key, static (provider, key) => provider.GetRequiredKeyedService<TStore>(key));
        }
    }

    private static void AddShared(IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(SharedResources)))
        {
            return;
        }

        services.AddSingleton<SharedResources>();
        services.AddSingleton<IHostedService, StoreStartup>();
        services.AddSingleton<IValidateOptions<StoreStartupOptions>, StoreStartupChecks>();
        services.AddOptions<StoreStartupOptions>().ValidateOnStart();
        services.TryAddSingleton<StoreObserver>(static provider => new StoreLog(provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        services.TryAddSingleton(static provider => new StoreMonitoring { Observer = provider.GetRequiredService<StoreObserver>() });
    }
}
