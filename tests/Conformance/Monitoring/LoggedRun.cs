using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Persistence.Conformance;
using Persistence.TestKit.Sessions;

[assembly: AssemblyFixture(typeof(LoggedRun))]

namespace Persistence.Conformance;

/// <summary>
/// Logs the events of every store of the suite as a host does, while everything here runs: what is logged consists of the words of docs/hosting.md, of names of classes, indexes, stores
/// and exceptions, and of numbers. So no key and no content is among it, whatever a case stores.
/// </summary>
public sealed class LoggedRun : IDisposable
{
    private static readonly LogCheck s_check = new();
    private static readonly Lazy<StoreMonitoring> s_monitoring = new(static () => MonitoringOf(s_check));

    /// <summary>What a store of the suite is opened with.</summary>
    public static StoreMonitoring Monitoring => s_monitoring.Value;

    /// <summary>What a host gives its stores.</summary>
    internal static StoreMonitoring MonitoringOf(LogCheck check)
    {
        using var services = new ServiceCollection().AddSingleton<ILoggerFactory>(check).AddMultichatSessionStore(static store => store.UseJson("unused")).BuildServiceProvider();
        return services.GetRequiredService<StoreMonitoring>();
    }

    public void Dispose() => Assert.Empty(s_check.Wrong);
}
