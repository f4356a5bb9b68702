using Microsoft.Extensions.Logging.Abstractions;

namespace Persistence.Conformance;

/// <summary>A process that maintains a store, and stands still in the middle of it until it is killed.</summary>
internal static class MaintenanceWorker
{
    /// <summary>How much time lies between its runs.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromHours(1);

    /// <summary>Is the worker.</summary>
    /// <param name="what">What to do.</param>
    /// <param name="location">Where.</param>
    /// <param name="calls">At which look at the clock it stands still.</param>
    /// <returns>False: it is not meant.</returns>
    public static bool TryRun(string what, Location location, int calls)
    {
        if (what != "maintain")
        {
            return false;
        }

        var time = new StalledTime(hours: 2);
        var host = new MaintainedHost(location.ToString(), time, Interval, NullLoggerFactory.Instance);
        host.Open();
        time.Arm(calls);
        host.Start().GetAwaiter().GetResult();
        Thread.Sleep(Timeout.Infinite);
        return true;
    }
}
