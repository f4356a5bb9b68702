namespace Persistence.Tool.Stores;

/// <summary>Receives an entry of a log.</summary>
/// <param name="entry">The entry as JSON, valid during the call; the members of an object are in the order of their names.</param>
internal delegate void EntrySink(ReadOnlySpan<byte> entry);
