namespace Persistence.TestKit;

/// <summary>One operation of a history. Every value is written once, so that a value says which write it came from.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Expected">Save: the value that was loaded before. Load: the value that was read, null for none.</param>
/// <param name="Value">Create and Save: the new value.</param>
/// <param name="Succeeded">Whether it succeeded; an exception is an answer too.</param>
/// <param name="Start">When it was called, on a clock that all clients share.</param>
/// <param name="End">When it returned.</param>
public sealed record HistoryOperation(HistoryKind Kind, string? Expected, string? Value, bool Succeeded, long Start, long End)
{
    /// <summary>The lease that is acquired or released, or under which the operation is done; null for none. Each lease has a text of its own.</summary>
    public string? Lease { get; init; }
}
