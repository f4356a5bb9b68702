using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Gives the keys of a dictionary a text form.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonKeyCodec<TKey>
{
    /// <summary>The key's text.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The member name in JSON.</returns>
    static abstract string Format(TKey key);

    /// <summary>Reads a key from its text.</summary>
    /// <param name="text">The member name in JSON.</param>
    /// <param name="key">The key.</param>
    /// <returns>False when the text is no such key.</returns>
    static abstract bool TryParse(string text, out TKey key);
}
