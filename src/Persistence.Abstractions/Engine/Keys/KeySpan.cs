using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>The keys that come after a place, as long as they begin with some parts. For one reader.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="place">The place; null for the first key.</param>
/// <param name="beginning">What the sortable form of each key begins with; empty for any.</param>
internal sealed class KeySpan<TSession, TKey>(SessionEngine<TSession, TKey> engine, KeyPlace? place, string beginning = "")
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Where the engine begins to read; it may be earlier.</summary>
    public object? Start => place is null ? null : engine.PositionOf?.Invoke(place);

    /// <summary>Whether no further key is one of them.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The keys after one.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="key">The key.</param>
    public static KeySpan<TSession, TKey> After(SessionEngine<TSession, TKey> engine, EncodedKey<TKey> key) => new(engine, KeyPlace.After(key.Text, engine.Description.KeyParts));

    /// <summary>The keys that begin with some parts.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="parts">The texts of the parts.</param>
    /// <param name="after">The key after which they come; null for the first.</param>
    public static KeySpan<TSession, TKey> Of(SessionEngine<TSession, TKey> engine, IReadOnlyList<string> parts, EncodedKey<TKey>? after)
    {
        var start = KeyPlace.Before(parts, engine.Description.KeyParts);
        var place = after is { } key ? KeyPlace.After(key.Text, engine.Description.KeyParts) : start;
        return new KeySpan<TSession, TKey>(engine, KeyOrder.Utf8.Compare(place.Sortable, start.Sortable) > 0 ? place : start, start.Sortable + '\0');
    }

    /// <summary>Those of a page that are among them.</summary>
    /// <param name="page">Keys, ascending.</param>
    public IEnumerable<TKey> Of(IReadOnlyList<TKey> page)
    {
        foreach (var key in page)
        {
            var sortable = KeyOrder.ToSortable(engine.Encode(key).Text, engine.Description.KeyParts);
            if (place is not null && KeyOrder.Utf8.Compare(sortable, place.Sortable) <= 0)
            {
                continue;
            }

            if (!sortable.StartsWith(beginning, StringComparison.Ordinal))
            {
                IsOver = true;
                yield break;
            }

            yield return key;
        }
    }
}
