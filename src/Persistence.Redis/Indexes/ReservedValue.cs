namespace Persistence.Redis.Indexes;

/// <summary>A unique value that another session has reserved.</summary>
/// <param name="Key">The encoded key of the session that wants it.</param>
/// <param name="Value">The value, with the commit that wants it.</param>
/// <param name="Holder">For whom it is reserved.</param>
internal readonly record struct ReservedValue(string Key, IndexedValue Value, UniqueHolder Holder);
