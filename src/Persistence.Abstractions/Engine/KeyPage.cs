using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>Some of the keys of all sessions, ascending.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="Keys">The keys; may be empty, also when more follow.</param>
/// <param name="Next">Where the next page begins, in the engine's own form; null when this is the last page.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct KeyPage<TKey>(IReadOnlyList<TKey> Keys, object? Next)
    where TKey : notnull;
