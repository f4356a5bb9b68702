namespace Persistence.AspNetCore.Sources;

/// <summary>Entries of a log, one after another, as they are shown.</summary>
/// <param name="FirstSequence">The sequence of the first one; 0 of an empty page.</param>
/// <param name="Entries">The entries.</param>
internal sealed record FeedPage(long FirstSequence, IReadOnlyList<FeedEntry> Entries);
