namespace Persistence.Redis.Search;

/// <summary>By what the server sees that nothing changed. Immutable.</summary>
/// <param name="IsThere">Whether the hash was there.</param>
/// <param name="Length">How many entries the log had; 0 for a header.</param>
/// <param name="Token">The token; null for none, and for a log.</param>
/// <param name="Expires">When it expires, as it stands in the hash; empty for never.</param>
internal sealed record KnownSession(bool IsThere, long Length, string? Token, string Expires);
