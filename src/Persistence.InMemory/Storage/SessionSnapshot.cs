namespace Persistence.InMemory;

/// <summary>What is needed to build a session object, taken from the store in one moment.</summary>
/// <param name="Version">The version.</param>
/// <param name="Token">The token of the save that made it.</param>
/// <param name="Header">The header's JSON.</param>
/// <param name="Logs">The JSON of the entries of each log, by ordinal.</param>
internal sealed record SessionSnapshot(long Version, long Token, (byte[] Json, int Schema) Header, StoredEntry[][] Logs);
