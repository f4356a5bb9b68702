namespace Persistence.AspNetCore.Sources;

/// <summary>An event of a log, as it is shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Sequence">The sequence of the entry, or of the last one before the event.</param>
/// <param name="Entry">The entry, where it is one.</param>
internal readonly record struct FeedEvent(LogEventKind Kind, long Sequence, FeedEntry? Entry);
