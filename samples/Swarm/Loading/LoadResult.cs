namespace Swarm.Loading;

/// <summary>What a load test took.</summary>
/// <param name="Writing">Until every message was stored.</param>
/// <param name="Reading">Until every message was read back.</param>
/// <param name="Latencies">What each message took, the shortest first.</param>
/// <param name="Written">When the first, the second message and so on was stored, counted from the beginning.</param>
public sealed record LoadResult(TimeSpan Writing, TimeSpan Reading, IReadOnlyList<TimeSpan> Latencies, IReadOnlyList<TimeSpan> Written)
{
    /// <summary>What a share of the messages took at most, in milliseconds.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public double Milliseconds(double share) => Latencies[(int)(share * (Latencies.Count - 1))].TotalMilliseconds;
}
