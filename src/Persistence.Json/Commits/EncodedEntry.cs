namespace Persistence.Json;

/// <summary>An entry ready to be written.</summary>
/// <param name="Log">The ordinal of its log.</param>
/// <param name="Start">Where its JSON text begins in its commit's body.</param>
/// <param name="Length">The length of its JSON text.</param>
/// <param name="Id">Its id; null where the entries of its log have none.</param>
internal readonly record struct EncodedEntry(int Log, int Start, int Length, string? Id);
