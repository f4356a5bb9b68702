using Persistence.Redis.Layout;

namespace Persistence.Redis.Indexes;

/// <summary>One value under which a session is found.</summary>
/// <param name="Index">The ordinal of the index.</param>
/// <param name="Token">The commit that wrote it: it is part of the entry, so that no two commits ever share an entry.</param>
/// <param name="Value">The value as <see cref="Mapping.IndexText"/>.</param>
internal readonly record struct IndexedValue(int Index, CommitToken Token, string Value);
