using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Access;

/// <summary>Marks the endpoints of a feed.</summary>
/// <param name="Feed">The feed.</param>
internal sealed record FeedMetadata(Feed Feed);
