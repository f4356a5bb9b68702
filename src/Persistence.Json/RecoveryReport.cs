namespace Persistence.Json;

/// <summary>What was done to a file that was torn or damaged.</summary>
/// <param name="File">The session's file.</param>
/// <param name="SetAside">Where the damaged file is kept; null when only an unfinished last line was cut off.</param>
/// <param name="CommitsKept">The whole commits that are still there.</param>
/// <param name="BytesLost">The bytes that belonged to no whole commit.</param>
public sealed record RecoveryReport(string File, string? SetAside, long CommitsKept, long BytesLost);
