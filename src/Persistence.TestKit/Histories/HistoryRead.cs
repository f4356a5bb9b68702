namespace Persistence.TestKit;

/// <summary>One read of a history.</summary>
/// <param name="Entries">The whole log, as it was read.</param>
/// <param name="Start">When it was called, on a clock that all clients share.</param>
/// <param name="End">When it returned.</param>
public sealed record HistoryRead(IReadOnlyList<string> Entries, long Start, long End);
