namespace Swarm;

/// <summary>When something is due that is due at once.</summary>
internal static class DueTime
{
    /// <summary>
    /// A time that has come by every worker's clock, however wrong that and the caller's are: half of the caller's, which is about the year 1013. What was first asked for is still first. How long something has been due, as a health check or the metric
    /// <c>persistence.claim.delay</c> say it, means nothing then.
    /// </summary>
    public static DateTimeOffset AtOnce(DateTimeOffset now) => new(now.UtcTicks / 2, TimeSpan.Zero);
}
