namespace Persistence.Sqlite;

/// <summary>By what embeddings in memory know whether those of a session are still the same.</summary>
/// <param name="Token">The token of the save.</param>
/// <param name="Last">The sequence of the log's last entry; 0 for a header.</param>
/// <param name="Expires">When the session expires, in milliseconds since 1970; null for never.</param>
internal readonly record struct VectorStamp(long Token, long Last, long? Expires);
