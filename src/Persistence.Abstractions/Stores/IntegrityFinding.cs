namespace Persistence;

/// <summary>One damaged place.</summary>
/// <param name="SessionKey">The damaged session's encoded key; null when the damage hides it.</param>
/// <param name="Location">Where: a file and offset, a table and row, or a Redis key and field.</param>
/// <param name="Problem">What is wrong there.</param>
public sealed record IntegrityFinding(string? SessionKey, string Location, string Problem);
