namespace Persistence.Redis.Indexes;

/// <summary>What a reader found out about one entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Key">The session's encoded key.</param>
/// <param name="State">Whether the entry is true.</param>
internal readonly record struct IndexHit(IndexMember Entry, string Key, IndexHitState State);
