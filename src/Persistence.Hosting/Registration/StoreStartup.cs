using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Persistence.Hosting;

/// <summary>Opens all stores before anything else of the host begins: one that cannot be opened keeps the program from starting.</summary>
/// <param name="services">The services.</param>
/// <param name="stores">The stores.</param>
/// <param name="log">Receives what was opened.</param>
internal sealed class StoreStartup(IServiceProvider services, IEnumerable<StoreRegistration> stores, ILoggerFactory log) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var logger = log.CreateLogger(StoreLog.Category);
        foreach (var store in stores)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LogMessages.Opened(logger, store.Name, store.Hosted(services)?.DisplayName ?? store.Contract.Name);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
