using Persistence.TestKit;

namespace Persistence.Conformance;

/// <summary>What one client recorded in one round.</summary>
/// <param name="Operations">On the session.</param>
/// <param name="Appends">On the log.</param>
/// <param name="Reads">Of the log.</param>
internal sealed record HistoryRound(IReadOnlyList<HistoryOperation> Operations, IReadOnlyList<HistoryAppend> Appends, IReadOnlyList<HistoryRead> Reads);
