namespace Persistence.Sqlite;

/// <summary>Some keys, and after which row the next ones come.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="Keys">The keys, ascending.</param>
/// <param name="Last">The key of the last row, told or not; null when no more rows come.</param>
internal sealed record KeyPage<TKey>(List<TKey> Keys, RawKey? Last);
