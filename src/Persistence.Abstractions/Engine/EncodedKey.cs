using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>A key that was checked, and its stored text.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="Value">The key.</param>
/// <param name="Text">Its stored text (see <see cref="Mapping.KeyText"/>).</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct EncodedKey<TKey>(TKey Value, string Text)
    where TKey : notnull
{
    /// <summary>The nonce of the lease under which the session is changed; 0 for none.</summary>
    public long Lease { get; init; }
}
