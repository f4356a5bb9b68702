using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>What a commit is written into.</summary>
/// <param name="Writer">Receives the lines of the batch.</param>
/// <param name="File">The session's file.</param>
/// <param name="Before">The state before the commit; null when the session is absent.</param>
/// <param name="Offset">Where in the file the line will begin.</param>
/// <param name="Now">The present.</param>
internal sealed record CommitContext(JsonWriter Writer, SessionFile File, CommitTrailer? Before, long Offset, DateTimeOffset Now);
