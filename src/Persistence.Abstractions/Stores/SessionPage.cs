using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence;

/// <summary>What a call found, in order, and what it could not read. One session that cannot be read never hides the others.</summary>
/// <typeparam name="T">Sessions, or keys.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It reads as what it is: a page of sessions.")]
public sealed class SessionPage<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> _found;

    /// <summary>Makes the result of a call.</summary>
    /// <param name="found">What was found, in the order of the call.</param>
    /// <param name="skipped">The sessions that cannot be read; null for none.</param>
    public SessionPage(IReadOnlyList<T> found, IReadOnlyList<SkippedSession>? skipped = null)
    {
        ArgumentNullException.ThrowIfNull(found);
        _found = found;
        Skipped = skipped ?? [];
    }

    /// <summary>The sessions that the call left out because they cannot be read, each with what is wrong; empty when all could be read.</summary>
    public IReadOnlyList<SkippedSession> Skipped { get; }

    /// <summary>
    /// Where to go on: what <c>After</c> of the same query takes, in this process or another one. Null where nothing follows; after a full page the next one may be empty. The text holds the
    /// key of the last session, and what it was ordered by.
    /// </summary>
    public string? Next { get; init; }

    /// <inheritdoc/>
    public int Count => _found.Count;

    /// <inheritdoc/>
    public T this[int index] => _found[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _found.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Says both numbers.</summary>
    /// <returns>For example <c>3 found, 0 skipped</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} found, {Skipped.Count} skipped");
}
