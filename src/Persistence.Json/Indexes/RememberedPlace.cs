namespace Persistence.Json;

/// <summary>Where a session stands in the order of a query, as the catalog knows it.</summary>
/// <param name="Value">What it is ordered by; null where that is null, or the order is that of the keys.</param>
/// <param name="Entry">The session.</param>
internal readonly record struct RememberedPlace(string? Value, CatalogEntry Entry);
