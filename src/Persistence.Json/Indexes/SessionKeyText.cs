using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>The keys of a class as files hold them.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">The name of the store.</param>
internal sealed class SessionKeyText<TSession, TKey, TMap>(JsonContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Reads a key.</summary>
    /// <param name="text">Its stored text.</param>
    /// <returns>The key.</returns>
    /// <exception cref="SessionCorruptedException">The text is no key of this class.</exception>
    public TKey Decode(string text) => SessionGuard.ReadKey<TSession, TKey, TMap>(text, context.DisplayName);

    /// <summary>Reports whether a text is a key of this class.</summary>
    /// <param name="text">The stored text.</param>
    /// <returns>False when it is not.</returns>
    public bool IsKey(string text)
    {
        try
        {
            _ = Decode(text);
            return true;
        }
        catch (SessionCorruptedException)
        {
            return false;
        }
    }

    /// <summary>Gives a text that sorts as the key does.</summary>
    /// <param name="text">The stored text.</param>
    /// <returns>The text, to be compared by <see cref="KeyOrder.Utf8"/>.</returns>
    public string Sortable(string text) => KeyOrder.ToSortable(text, context.Description.KeyParts);
}
