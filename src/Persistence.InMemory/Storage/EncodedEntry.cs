namespace Persistence.InMemory;

/// <summary>An entry that is ready to be stored.</summary>
/// <param name="Json">Its JSON.</param>
/// <param name="Id">Its id; null when the log's entries have none.</param>
internal readonly record struct EncodedEntry(byte[] Json, string? Id);
