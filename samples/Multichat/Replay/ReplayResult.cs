namespace Multichat.Replay;

/// <summary>What a finished replay did.</summary>
/// <param name="Stored">How many messages the session holds.</param>
/// <param name="Appended">How many of them this run appended.</param>
/// <param name="Elapsed">How long appending took.</param>
public readonly record struct ReplayResult(long Stored, int Appended, TimeSpan Elapsed);
