namespace Persistence.TestKit.Sessions;

/// <summary>An entry of a gauge that takes less.</summary>
/// <param name="Value">What was read.</param>
public sealed record NarrowReading(sbyte Value);
