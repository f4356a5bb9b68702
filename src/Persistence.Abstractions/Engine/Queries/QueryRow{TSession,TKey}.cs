using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>A session that a query found.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="Key">Its key.</param>
/// <param name="Session">The session; null where its key alone was asked for.</param>
/// <param name="Place">Where it stands in the order. An engine that finds sessions in order leaves out by what, but for the last one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct QueryRow<TSession, TKey>(TKey Key, TSession? Session, QueryPlace Place)
    where TSession : class
    where TKey : notnull;
