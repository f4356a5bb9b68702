namespace Persistence.Sqlite;

/// <summary>A session's row and where one of its logs ends.</summary>
/// <param name="Row">The row.</param>
/// <param name="Last">The sequence of the log's last entry; 0 for an empty log.</param>
internal readonly record struct LogTail(SessionRow Row, long Last);
