namespace Persistence.InMemory;

/// <summary>An entry as it is stored.</summary>
/// <param name="Json">Its JSON text.</param>
/// <param name="Schema">The schema version that stored it.</param>
internal readonly record struct StoredEntry(byte[] Json, int Schema);
