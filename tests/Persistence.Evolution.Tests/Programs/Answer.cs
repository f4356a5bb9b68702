namespace Persistence.Evolution.Tests.Programs;

/// <summary>What became of a call.</summary>
/// <param name="Text">What was read, or what the store said.</param>
/// <param name="Error">The kind of error; null for none.</param>
internal sealed record Answer(string Text, string? Error = null);
