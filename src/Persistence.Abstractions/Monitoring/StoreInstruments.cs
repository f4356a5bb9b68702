using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Persistence.Monitoring;

/// <summary>The instruments, one of each in the process. docs/monitoring.md has their table, and a test compares.</summary>
/// <remarks>
/// Names of operations follow the stable OpenTelemetry conventions for database clients; their bucket boundaries are among these, with smaller ones before them:
/// an append to a local file takes less than their first, a millisecond.
/// </remarks>
internal static class StoreInstruments
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Persistence";

    private static readonly Meter s_meter = new(Name);

    private static readonly InstrumentAdvice<double> s_seconds =
        new() { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    /// <summary>Spans of calls.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>How long callers waited.</summary>
    public static Histogram<double> Duration { get; } =
        s_meter.CreateHistogram("db.client.operation.duration", "s", "Duration of a call of a store, as its caller waits for it.", advice: s_seconds);

    /// <summary>Saves that were refused because the session had changed.</summary>
    public static Counter<long> Conflicts { get; } =
        s_meter.CreateCounter<long>("persistence.conflicts", "{conflict}", "Saves that were refused because the session changed since it was loaded.");

    /// <summary>Changes that were refused because their lease was gone.</summary>
    public static Counter<long> LeaseLosses { get; } =
        s_meter.CreateCounter<long>("persistence.lease.losses", "{loss}", "Changes that were refused because the lease they were made under is gone.");

    /// <summary>Further attempts.</summary>
    public static Counter<long> Retries { get; } =
        s_meter.CreateCounter<long>("persistence.retries", "{retry}", "Further attempts after a failed one, or after another process was writing.");

    /// <summary>Entries that were appended again.</summary>
    public static Counter<long> Repeats { get; } =
        s_meter.CreateCounter<long>("persistence.repeats", "{entry}", "Entries of appends that were not stored again, as the log holds their ids.");

    /// <summary>How many changes a commit carried.</summary>
    public static Histogram<long> CommitChanges { get; } = s_meter.CreateHistogram(
        "persistence.commit.changes",
        "{change}",
        "Changes that shared one commit: the size of a group commit.",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });

    /// <summary>How many bytes a commit wrote.</summary>
    public static Histogram<long> CommitBytes { get; } = s_meter.CreateHistogram(
        "persistence.commit.size",
        "By",
        "Bytes that one commit wrote or sent.",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304] });

    /// <summary>Repairs.</summary>
    public static Counter<long> Recoveries { get; } =
        s_meter.CreateCounter<long>("persistence.recoveries", "{recovery}", "Repairs of what a killed writer left.");

    /// <summary>How long sessions had been due when they were claimed.</summary>
    public static Histogram<double> ClaimDelay { get; } =
        s_meter.CreateHistogram("persistence.claim.delay", "s", "How long a session had been due when it was claimed.", advice: s_seconds);

    /// <summary>Sessions that wait to be claimed.</summary>
    public static Gauge<long> OverdueClaims { get; } =
        s_meter.CreateGauge<long>("persistence.claims.overdue", "{session}", "Sessions that have been due for long and that nobody claims, when they were last looked for.");

    /// <summary>Sessions that an index was built for.</summary>
    public static Counter<long> BackfilledSessions { get; } =
        s_meter.CreateCounter<long>("persistence.backfill.sessions", "{session}", "Stored sessions that were added to an index that came later.");

    /// <summary>What purges removed.</summary>
    public static Counter<long> PurgedSessions { get; } =
        s_meter.CreateCounter<long>("persistence.purge.sessions", "{session}", "Expired sessions that were removed.");

    /// <summary>What maintenance compacted.</summary>
    public static Counter<long> Compacted { get; } =
        s_meter.CreateCounter<long>("persistence.maintenance.compacted", "{item}", "Files, or pages of the write-ahead log, that maintenance compacted.");

    /// <summary>By how much files are smaller.</summary>
    public static Counter<long> FreedBytes { get; } =
        s_meter.CreateCounter<long>("persistence.maintenance.freed", "By", "Bytes by which maintenance made files smaller.");

    /// <summary>How far tails are from the end of their log.</summary>
    public static Histogram<long> TailLag { get; } = s_meter.CreateHistogram(
        "persistence.tail.lag",
        "{entry}",
        "Entries of a log that a tail has not read yet, each time it looks.",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [0, 1, 4, 16, 64, 256, 1024, 4096, 16384, 65536] });

    /// <summary>Exceptions of observers.</summary>
    public static Counter<long> ObserverFailures { get; } =
        s_meter.CreateCounter<long>("persistence.observer.failures", "{failure}", "Exceptions that an observer of events threw.");

    /// <summary>Whether a call has to be measured at all.</summary>
    public static bool MeasureCalls => Duration.Enabled || Conflicts.Enabled || Source.HasListeners();
}
