namespace Persistence.Sqlite;

/// <summary>Where the next entry of a log goes.</summary>
/// <param name="Session">The session's row.</param>
/// <param name="LastSequence">The sequence of the log's last entry; 0 for an empty log.</param>
internal readonly record struct LogEnd(long Session, long LastSequence);
