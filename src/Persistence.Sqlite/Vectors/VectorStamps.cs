namespace Persistence.Sqlite;

/// <summary>The stamps of all sessions. Immutable.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="Connection">The connection that read them.</param>
/// <param name="Version">What it said of commits of others before.</param>
/// <param name="Sessions">The stamps by the texts of the keys.</param>
internal sealed record VectorStamps<TKey>(SqliteConnectionContext Connection, long Version, IReadOnlyDictionary<string, (TKey Key, VectorStamp Stamp)> Sessions);
