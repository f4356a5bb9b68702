namespace Persistence.AspNetCore.Sources;

/// <summary>An entry that a search found, as it is shown.</summary>
/// <param name="Key">The encoded key of its session.</param>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Entry">The entry.</param>
internal sealed record FeedHit(string Key, long Sequence, FeedEntry Entry);
