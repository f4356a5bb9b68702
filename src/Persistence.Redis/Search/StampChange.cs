using Persistence.Search;

namespace Persistence.Redis.Search;

/// <summary>A session that is not as it was the last time.</summary>
/// <param name="Key">Its encoded key.</param>
/// <param name="Before">What was known of it; null where it was not there.</param>
/// <param name="Now">What is known of it; null where it is not there.</param>
internal sealed record StampChange(string Key, SessionStamp? Before, SessionStamp? Now)
{
    /// <summary>What was read of it at the same moment: a <see cref="StampContent"/>; null for nothing.</summary>
    public SessionContent? Content { get; init; }
}
