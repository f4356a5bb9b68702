using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Persistence.Engine;

namespace Persistence.Hosting;

/// <summary>Maintains each store at an interval, as long as no other process does.</summary>
/// <param name="services">The services.</param>
/// <param name="stores">The stores.</param>
/// <param name="options">When, and what.</param>
/// <param name="log">Receives what was done.</param>
/// <param name="time">Waits.</param>
internal sealed class StoreMaintenance(IServiceProvider services, IEnumerable<StoreRegistration> stores, StoreMaintenanceOptions options, ILogger log, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(5);

    private readonly string _holder = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(stores.Select(store => store.Hosted(services)).OfType<IHostedStore>().Select(store => Task.Run(() => Maintain(store, stoppingToken), CancellationToken.None)));

    private async Task Maintain(IHostedStore store, CancellationToken stopping)
    {
        var start = options.StartsWithin ?? (options.Interval < s_longestStart ? options.Interval : s_longestStart);
        try
        {
            await Task.Delay(start * Random.Shared.NextDouble(), time, stopping).ConfigureAwait(false);
            while (true)
            {
                await TryRun(store, stopping).ConfigureAwait(false);
                await Task.Delay(options.Interval * (0.9 + (0.2 * Random.Shared.NextDouble())), time, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Release(store).ConfigureAwait(false);
        }
    }

    private async Task TryRun(IHostedStore store, CancellationToken stopping)
    {
        try
        {
            // Longer than until the next run: who maintains a store goes on doing so, and one that was killed is followed after that.
            if (await store.ClaimMaintenance(_holder, options.Interval * 2, stopping).ConfigureAwait(false))
            {
                await Run(store, stopping).ConfigureAwait(false);
            }
            else
            {
                LogMessages.MaintainedElsewhere(log, store.DisplayName);
            }
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            // Without its message, which may name a session.
            LogMessages.MaintenanceFailed(log, store.DisplayName, fault.GetType().FullName!);
        }
    }

    private async Task Run(IHostedStore store, CancellationToken stopping)
    {
        var began = Stopwatch.GetTimestamp();
        var purged = options.Purge ? await store.PurgeExpired(stopping).ConfigureAwait(false) : default;
        var done = options.Compact ? await store.Maintain(stopping).ConfigureAwait(false) : default;
        LogMessages.Maintained(log, store.DisplayName, Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1), purged.Purged, done.Compacted, done.BytesFreed);
    }

    // What cannot be given back is free after its time.
    private async Task Release(IHostedStore store)
    {
        try
        {
            await store.ReleaseMaintenance(_holder, CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SessionException or TimeoutException or ObjectDisposedException)
        {
            LogMessages.MaintenanceFailed(log, store.DisplayName, fault.GetType().FullName!);
        }
    }
}
