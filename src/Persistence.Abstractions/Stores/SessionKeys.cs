using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence;

/// <summary>
/// The keys that a <c>FindBy…</c> found, and the sessions that it could not look at. One session that cannot be read never hides the others.
/// </summary>
/// <typeparam name="TKey">The type of the key; a value tuple where the key has several parts.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It reads as what it is: the keys of sessions.")]
public sealed class SessionKeys<TKey> : IReadOnlyList<TKey>
    where TKey : notnull
{
    private readonly IReadOnlyList<TKey> _keys;

    /// <summary>Makes the result of a call.</summary>
    /// <param name="keys">The keys, in the order of the call.</param>
    /// <param name="skipped">The sessions that cannot be read; null for none.</param>
    public SessionKeys(IReadOnlyList<TKey> keys, IReadOnlyList<SkippedSession>? skipped = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _keys = keys;
        Skipped = skipped ?? [];
    }

    /// <summary>
    /// The sessions that the call left out because they cannot be read, each with what is wrong; empty when all could be read.
    /// Whether such a session holds the value looked for is not known.
    /// </summary>
    public IReadOnlyList<SkippedSession> Skipped { get; }

    /// <inheritdoc/>
    public int Count => _keys.Count;

    /// <inheritdoc/>
    public TKey this[int index] => _keys[index];

    /// <inheritdoc/>
    public IEnumerator<TKey> GetEnumerator() => _keys.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Says both numbers.</summary>
    /// <returns>For example <c>3 keys, 0 skipped</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} keys, {Skipped.Count} skipped");
}
