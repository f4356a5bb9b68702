namespace Persistence.Redis.Search;

/// <summary>By what a search index that follows the store knows whether the texts of a session are still the same.</summary>
/// <param name="Life">Names the save or the creation from which on texts are only added; null for a session that cannot be read.</param>
/// <param name="Length">How many entries the log has; 0 for a header.</param>
/// <param name="Expires">When the session expires by the user's clock, in milliseconds since 1970; null for never.</param>
internal readonly record struct SessionStamp(string? Life, long Length, long? Expires);
