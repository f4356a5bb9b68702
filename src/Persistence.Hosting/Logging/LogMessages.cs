using Microsoft.Extensions.Logging;

namespace Persistence.Hosting;

/// <summary>What is written to the log. The ids stay what they are; docs/hosting.md lists them.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "{Session}: opened {Store}")]
    public static partial void Opened(ILogger log, string session, string store);

    [LoggerMessage(2, LogLevel.Warning, "{Store}: repaired what a writer left that was killed ({Reason}, {Count} removed){Key}")]
    public static partial void Recovered(ILogger log, string store, string reason, long count, string key);

    [LoggerMessage(3, LogLevel.Debug, "{Store}: a save was refused, as the session changed since it was loaded{Key}")]
    public static partial void Conflict(ILogger log, Exception? fault, string store, string key);

    [LoggerMessage(4, LogLevel.Debug, "{Store}: a call waits, as {Reason}")]
    public static partial void Retried(ILogger log, string store, string reason);

    [LoggerMessage(5, LogLevel.Information, "{Store}: built {Indexes} for {Count} stored sessions")]
    public static partial void Backfilled(ILogger log, string store, string indexes, long count);

    [LoggerMessage(6, LogLevel.Error, "{Store}: cannot be used ({Reason}); further failures are counted, and reported together")]
    public static partial void Unavailable(ILogger log, Exception? fault, string store, string reason);

    [LoggerMessage(7, LogLevel.Error, "{Store}: still cannot be used, for {Seconds} s now ({Count} failures since the last report, {Reason})")]
    public static partial void StillUnavailable(ILogger log, Exception? fault, string store, string reason, long count, double seconds);

    [LoggerMessage(8, LogLevel.Information, "{Store}: can be used again, after {Seconds} s and {Count} failures")]
    public static partial void Available(ILogger log, string store, long count, double seconds);

    [LoggerMessage(9, LogLevel.Information, "{Store}: maintained in {Seconds} s, {Purged} expired sessions removed, {Compacted} compacted, {Freed} bytes freed")]
    public static partial void Maintained(ILogger log, string store, double seconds, int purged, long compacted, long freed);

    [LoggerMessage(10, LogLevel.Debug, "{Store}: another process maintains it")]
    public static partial void MaintainedElsewhere(ILogger log, string store);

    [LoggerMessage(11, LogLevel.Warning, "{Store}: maintenance failed ({Reason}), and is tried again after the interval")]
    public static partial void MaintenanceFailed(ILogger log, string store, string reason);

    [LoggerMessage(12, LogLevel.Warning, "{Store}: a change was refused, as the lease it was made under is gone{Key}")]
    public static partial void LeaseLost(ILogger log, Exception? fault, string store, string key);

    [LoggerMessage(13, LogLevel.Warning, "{Store}: {Reason}")]
    public static partial void OtherShape(ILogger log, string store, string reason);
}
