namespace Persistence.AspNetCore.Sources;

/// <summary>A session in the list.</summary>
/// <param name="Key">Its encoded key.</param>
/// <param name="Shown">What is shown of it.</param>
internal sealed record ListedSession(string Key, FeedSession Shown);
