using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>One index of a session class in one engine. An engine makes its handlers once, when it is opened.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="TValue">The type of the indexed values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class IndexHandler<TKey, TValue> : IndexHandler<TKey>
    where TKey : notnull
{
    /// <summary>Makes the handler.</summary>
    /// <param name="description">The index.</param>
    protected IndexHandler(IndexDescription description)
        : base(description)
    {
    }

    /// <summary>Finds sessions.</summary>
    /// <param name="query">The values looked for.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    public abstract ValueTask<SessionKeys<TKey>> Find(IndexQuery<TValue> query, IoMode mode);
}
