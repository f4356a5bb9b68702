using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Persistence.Hosting;

/// <summary>
/// Checks how a store is. Readiness is what the store's facts say. Liveness fails only where the program has to start again for the store to work: a server that is down, or slow, is no reason to.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="services">The services.</param>
/// <param name="diagnoses">Asks the store.</param>
/// <param name="isLiveness">Whether it is the one for liveness.</param>
internal sealed class StoreHealthCheck(StoreRegistration store, IServiceProvider services, StoreDiagnoses diagnoses, bool isLiveness) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (store.Hosted(services) is not { } hosted)
            {
                return HealthCheckResult.Healthy($"{store.Name} is a store of the program's own, which has no facts");
            }

            var diagnosis = await diagnoses.Ask(hosted, store.HealthTimeout, cancellationToken).ConfigureAwait(false);
            return diagnosis is null ? Late(hosted.DisplayName) : isLiveness ? Liveness(diagnosis) : Readiness(diagnosis);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Also the store's own cancellations: the health checks would report them as a timeout.
            return isLiveness && fault is not ObjectDisposedException
                ? HealthCheckResult.Healthy($"{store.Name} did not say how it is, which starting again would not change")
                : HealthCheckResult.Unhealthy($"{store.Name}: {fault.Message}");
        }
    }

    private static HealthCheckResult Readiness(StoreDiagnosis diagnosis)
    {
        var facts = new Dictionary<string, object>();
        foreach (var fact in diagnosis.Facts)
        {
            facts[facts.ContainsKey(fact.Name) ? $"{fact.Name} {facts.Count + 1}" : fact.Name] = fact.Message;
        }

        return new HealthCheckResult(StatusOf(diagnosis.Health), diagnosis.ToString(), data: facts);
    }

    private static HealthCheckResult Liveness(StoreDiagnosis diagnosis) =>
        diagnosis.Facts.FirstOrDefault(static fact => fact.NeedsReopening) is { } fact
            ? HealthCheckResult.Unhealthy($"{diagnosis.Store} works again only when the program starts again: {fact.Message}")
            : HealthCheckResult.Healthy($"{diagnosis.Store} needs no new start of the program");

    private HealthCheckResult Late(string name) => isLiveness
        ? HealthCheckResult.Healthy($"{name} did not answer in time, which starting again would not change")
        : HealthCheckResult.Unhealthy(string.Create(CultureInfo.InvariantCulture, $"{name} did not answer within {store.HealthTimeout.TotalSeconds} s"));

    private static HealthStatus StatusOf(StoreHealth health) => health switch
    {
        StoreHealth.Healthy => HealthStatus.Healthy,
        StoreHealth.Degraded => HealthStatus.Degraded,
        _ => HealthStatus.Unhealthy,
    };
}
