using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence;

/// <summary>What a search found, the best first: by score, then by key, then by sequence.</summary>
/// <typeparam name="THit">A <see cref="SearchHit{TKey}"/> or a <see cref="SearchEntryHit{TKey, TEntry}"/>.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It reads as what it is: the hits of a search.")]
public sealed class SearchHits<THit> : IReadOnlyList<THit>
{
    private readonly IReadOnlyList<THit> _hits;

    /// <summary>Makes the result of a call.</summary>
    /// <param name="hits">The hits, the best first.</param>
    /// <param name="matches">How many sessions or entries match the query, those of other pages too.</param>
    /// <param name="next">Where the next page begins; null where there is none.</param>
    /// <param name="skipped">The sessions that cannot be read; null for none.</param>
    public SearchHits(IReadOnlyList<THit> hits, long matches, string? next = null, IReadOnlyList<SkippedSession>? skipped = null)
    {
        ArgumentNullException.ThrowIfNull(hits);
        _hits = hits;
        Matches = matches;
        Next = next;
        Skipped = skipped ?? [];
    }

    /// <summary>How many sessions or entries match the query, those of other pages too.</summary>
    public long Matches { get; }

    /// <summary>Where the next page begins, for <see cref="SearchQuery.After"/>; null where this is the last one. It is text that may stand in an address.</summary>
    public string? Next { get; }

    /// <summary>The sessions that the call left out because they cannot be read, each with what is wrong; empty when all could be read.</summary>
    public IReadOnlyList<SkippedSession> Skipped { get; }

    /// <inheritdoc/>
    public int Count => _hits.Count;

    /// <inheritdoc/>
    public THit this[int index] => _hits[index];

    /// <inheritdoc/>
    public IEnumerator<THit> GetEnumerator() => _hits.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Says the numbers.</summary>
    /// <returns>For example <c>10 of 31 hits, 0 skipped</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} of {Matches} hits, {Skipped.Count} skipped");
}
