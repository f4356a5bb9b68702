namespace Persistence.TestKit;

/// <summary>One append of a history.</summary>
/// <param name="Entries">What was appended; each text once in the history.</param>
/// <param name="Last">The sequence that was answered.</param>
/// <param name="Start">When it was called, on a clock that all clients share.</param>
/// <param name="End">When it returned.</param>
public sealed record HistoryAppend(IReadOnlyList<string> Entries, long Last, long Start, long End);
