namespace V2Comparison.Differences;

/// <summary>Whose counting is meant.</summary>
internal enum Tool
{
    /// <summary>SonarAnalyzer's S1541.</summary>
    Sonar,

    /// <summary>The .NET analyzers' CA1502.</summary>
    Metrics,
}
