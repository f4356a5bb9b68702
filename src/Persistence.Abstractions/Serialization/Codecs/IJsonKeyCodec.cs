using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Gives the keys of a dictionary a text form.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonKeyCodec<TKey>
{
    /// <summary>Writes the key as a member name, in quotes and without the colon.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="key">The key.</param>
    static abstract void Write(JsonWriter writer, TKey key);

    /// <summary>Reads a key from a member name.</summary>
    /// <param name="utf8">The name, unescaped; maybe not valid UTF-8.</param>
    /// <param name="key">The key.</param>
    /// <returns>False when the name is no such key.</returns>
    static abstract bool TryParse(ReadOnlySpan<byte> utf8, out TKey key);
}
