using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence;

/// <summary>Entries of a log, ascending by sequence, one after another without gaps. It knows where they stand in the log.</summary>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It reads as what it is: a page of a log.")]
public sealed class LogPage<TEntry> : IReadOnlyList<TEntry>
{
    private readonly IReadOnlyList<TEntry> _entries;

    /// <summary>Makes a page.</summary>
    /// <param name="entries">The entries, ascending by sequence.</param>
    /// <param name="firstSequence">The sequence of the first of them; what it is of an empty page does not matter.</param>
    public LogPage(IReadOnlyList<TEntry> entries, long firstSequence)
    {
        ArgumentNullException.ThrowIfNull(entries);
        (_entries, FirstSequence) = (entries, entries.Count == 0 ? 0 : firstSequence);
    }

    /// <summary>The sequence of the first entry; 0 of an empty page. What comes before it, <c>Read…Before</c> gives.</summary>
    public long FirstSequence { get; }

    /// <summary>The sequence of the last entry; 0 of an empty page. Given to <c>Read…</c> as <c>afterSequence</c>, it gives what comes after it.</summary>
    public long LastSequence => Count == 0 ? 0 : FirstSequence + Count - 1;

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public TEntry this[int index] => _entries[index];

    /// <inheritdoc/>
    public IEnumerator<TEntry> GetEnumerator() => _entries.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Says where the entries stand.</summary>
    /// <returns>For example <c>entries 21 to 40</c>.</returns>
    public override string ToString() => Count == 0 ? "no entries" : string.Create(CultureInfo.InvariantCulture, $"entries {FirstSequence} to {LastSequence}");
}
