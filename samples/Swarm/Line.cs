namespace Swarm;

/// <summary>
/// Places in a line, as due times of what is due at once. They lie in the year 1, which has come by every clock, however wrong: what stands in the line waits for nobody's clock, and the store claims
/// who stands first. Who comes goes after the last one; two who come together may get one place, and are claimed by their keys then.
/// How long something has been due, as a health check or the metric <c>persistence.claim.delay</c> say it, means nothing here.
/// </summary>
internal static class Line
{
    // Where a place is stored in milliseconds, too, the next one is another.
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(1);

    /// <summary>The place after the last one.</summary>
    /// <param name="last">The last place in the line; null for an empty line.</param>
    public static DateTimeOffset After(DateTimeOffset? last) => last is { } place ? place + s_step : DateTimeOffset.MinValue;
}
