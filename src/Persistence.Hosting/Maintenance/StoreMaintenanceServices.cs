using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Persistence.Engine;
using Persistence.Hosting;

namespace Persistence;

/// <summary>Adds maintenance to a hosted program.</summary>
public static class StoreMaintenanceServices
{
    private const string Section = "Persistence:Maintenance";

    /// <summary>
    /// Maintains all stores of the program at an interval, in the background: expired sessions are removed, files compacted. Of many processes with one store, one does it. The section
    /// <c>Persistence:Maintenance</c> of the configuration comes after the code.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings; null for the defaults.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddStoreMaintenance(this IServiceCollection services, Action<StoreMaintenanceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<IValidateOptions<StoreStartupOptions>>(provider => new StoreMaintenanceCheck(() => Read(provider, configure).Failures));
        services.AddOptions<StoreStartupOptions>().ValidateOnStart();
        services.AddSingleton<IHostedService>(provider => new StoreMaintenance(
            provider,
            provider.GetServices<StoreRegistration>(),
            Read(provider, configure).Options,
            (provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(StoreLog.Category),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return services;
    }

    private static (StoreMaintenanceOptions Options, IReadOnlyList<string> Failures) Read(IServiceProvider services, Action<StoreMaintenanceOptions>? configure)
    {
        var options = new StoreMaintenanceOptions();
        configure?.Invoke(options);
        var section = services.GetService<IConfiguration>()?.GetSection(Section);
        var settings = new StoreSettings(Section, name => section?[name], section?.GetChildren().Select(static child => child.Key) ?? []);
        options.Read(settings);
        settings.Check(options.Validate);
        return (options, settings.Failures());
    }
}
