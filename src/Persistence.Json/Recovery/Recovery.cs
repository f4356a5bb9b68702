namespace Persistence;

/// <summary>One repair of a session file. Nothing is thrown away but what a torn write left.</summary>
/// <param name="File">The session file's path.</param>
/// <param name="Offset">Where the damage began, in bytes from the start of the file.</param>
/// <param name="Bytes">How many bytes were taken out of the file.</param>
/// <param name="KeptIn">The path where they, or the whole damaged file, were kept; null for the torn part of a last line.</param>
/// <param name="Problem">What was wrong.</param>
public sealed record Recovery(string File, long Offset, long Bytes, string? KeptIn, string Problem);
