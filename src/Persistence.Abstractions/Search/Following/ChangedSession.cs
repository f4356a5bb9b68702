using System.ComponentModel;

namespace Persistence.Search;

/// <summary>A session of which a search index that follows a store may have something else than is stored. Immutable.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="name">What the backend knows it by; the same for as long as there is a session of that key.</param>
/// <param name="key">Its key.</param>
/// <param name="sortKey">The sortable form of the key.</param>
/// <param name="expires">When it expires; null for never.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChangedSession<TKey>(string name, TKey key, string sortKey, DateTimeOffset? expires)
    where TKey : notnull
{
    /// <summary>What the backend knows it by.</summary>
    public string Name => name;

    /// <summary>Its key.</summary>
    public TKey Key => key;

    /// <summary>The sortable form of the key.</summary>
    public string SortKey => sortKey;

    /// <summary>When it expires; null for never.</summary>
    public DateTimeOffset? Expires => expires;

    /// <summary>Names the session for as long as texts are only added to it; null where others may change too, so that it is read again as a whole.</summary>
    public string? Life { get; init; }

    /// <summary>Another program that finds the same state finds the same texts; null where that cannot be said.</summary>
    public string? State { get; init; }

    /// <summary>False for one that has to be read by each search.</summary>
    public required bool IsKnown { get; init; }
}
