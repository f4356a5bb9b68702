namespace V2Comparison.Differences;

/// <summary>A construct that the three tools weigh differently; docs/v2-counting.md has the same rows.</summary>
/// <param name="Name">What it is, as the page names it.</param>
/// <param name="Ours">What V2004 adds for it.</param>
/// <param name="Sonar">What S1541 adds.</param>
/// <param name="Metrics">What CA1502 adds.</param>
internal sealed record Construct(string Name, int Ours, int Sonar, int Metrics);
