using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Persistence.Hosting;

/// <summary>Adds the health checks of a store: <c>persistence:TeamChat</c>, tags <c>ready</c> and <c>persistence</c>, and <c>persistence:TeamChat:live</c>, tags <c>live</c> and <c>persistence</c>.</summary>
internal static class StoreHealthChecks
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="store">The store.</param>
    public static void Add(IServiceCollection services, StoreRegistration store)
    {
        var diagnoses = new StoreDiagnoses();
        services.AddHealthChecks()
            .Add(Registration(store, diagnoses, isLiveness: false))
            .Add(Registration(store, diagnoses, isLiveness: true));
    }

    // Without a timeout of the registration: the check keeps its own, and says what it waited for.
    private static HealthCheckRegistration Registration(StoreRegistration store, StoreDiagnoses diagnoses, bool isLiveness) => new(
        $"persistence:{store.Name}{(isLiveness ? ":live" : "")}",
        services => new StoreHealthCheck(store, services, diagnoses, isLiveness),
        HealthStatus.Unhealthy,
        ["persistence", isLiveness ? "live" : "ready"]);
}
