using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>One index of a session class, the type of its values hidden.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class IndexHandler<TKey>
    where TKey : notnull
{
    private protected IndexHandler(IndexDescription description) => Description = description;

    /// <summary>Name and kind of the index.</summary>
    public IndexDescription Description { get; }
}
