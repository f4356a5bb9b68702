namespace Persistence.Monitoring;

/// <summary>Measures what nobody waits for: what was removed and compacted, and how far tails are.</summary>
internal static class UpkeepMeasurements
{
    /// <summary>Reports a purge.</summary>
    /// <param name="telemetry">Of the store.</param>
    /// <param name="result">What it removed.</param>
    public static PurgeResult Purged(this StoreTelemetry telemetry, PurgeResult result)
    {
        if (result.Purged > 0 && StoreInstruments.PurgedSessions.Enabled)
        {
            StoreInstruments.PurgedSessions.Add(result.Purged, telemetry.Tags.List());
        }

        return result;
    }

    /// <summary>Reports maintenance.</summary>
    /// <param name="telemetry">Of the store.</param>
    /// <param name="result">What it did.</param>
    public static MaintenanceResult Maintained(this StoreTelemetry telemetry, MaintenanceResult result)
    {
        if (result.Compacted > 0)
        {
            StoreInstruments.Compacted.Add(result.Compacted, telemetry.Tags.List());
            StoreInstruments.FreedBytes.Add(result.BytesFreed, telemetry.Tags.List());
        }

        return result;
    }

    /// <summary>Reports how many sessions wait to be claimed.</summary>
    /// <param name="telemetry">Of the store.</param>
    /// <param name="sessions">How many were found.</param>
    public static void Overdue(this StoreTelemetry telemetry, long sessions)
    {
        if (StoreInstruments.OverdueClaims.Enabled)
        {
            StoreInstruments.OverdueClaims.Record(sessions, telemetry.Tags.List());
        }
    }

    /// <summary>Reports a look of a tail.</summary>
    /// <param name="telemetry">Of the store.</param>
    /// <param name="log">The storage name of the log.</param>
    /// <param name="lag">How many entries it had not read.</param>
    public static void Tailed(this StoreTelemetry telemetry, string log, long lag)
    {
        if (StoreInstruments.TailLag.Enabled)
        {
            var tags = telemetry.Tags.List();
            tags.Add("persistence.member", log);
            StoreInstruments.TailLag.Record(lag, in tags);
        }
    }
}
