namespace Persistence.TestKit.Sessions;

/// <summary>An entry of a gauge.</summary>
/// <param name="Value">What was read.</param>
public sealed record WideReading(int Value);
