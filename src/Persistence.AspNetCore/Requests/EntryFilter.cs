using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Requests;

/// <summary>Reads entries of a log backwards, and of them those that hold a text, as the filter of the page does: without case, in what is shown of them. It needs no index of words.</summary>
/// <param name="log">The log.</param>
/// <param name="text">The text; empty for every entry.</param>
internal sealed class EntryFilter(OpenedLog log, string text)
{
    private const int PageSize = 500;

    // So many entries are looked at for one answer: the caller sees how far that was, and asks again.
    private const int MostLookedAt = 5_000;

    /// <summary>Reads a page.</summary>
    /// <param name="before">Before which sequence; null for the end of the log.</param>
    /// <param name="count">How many entries at most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The entries in the order of the log, and from which sequence on it was looked; 0 where nothing was.</returns>
    public async ValueTask<(long First, IReadOnlyList<(long Sequence, FeedEntry Entry)> Entries)> Read(long? before, int count, CancellationToken cancellationToken)
    {
        var size = text.Length == 0 ? count : PageSize;
        var page = await log.ReadBefore(before, size, cancellationToken).ConfigureAwait(false);
        var (first, found) = Take(page, count);
        for (var read = page.Entries.Count; text.Length > 0 && found.Count < count && first > 1 && read < MostLookedAt && page.Entries.Count > 0; read += page.Entries.Count)
        {
            page = await log.ReadBefore(first, size, cancellationToken).ConfigureAwait(false);
            (var next, var more) = Take(page, count - found.Count);
            (first, found) = (page.Entries.Count == 0 ? first : next, [.. more, .. found]);
        }

        return (first, found);
    }

    // The last ones that hold the text, and where the next page begins: at the first of them where there may be more before it.
    private (long First, List<(long Sequence, FeedEntry Entry)> Found) Take(FeedPage page, int most)
    {
        var found = new List<(long Sequence, FeedEntry Entry)>();
        for (var index = page.Entries.Count - 1; index >= 0; index--)
        {
            if (Holds(page.Entries[index]))
            {
                found.Insert(0, (page.FirstSequence + index, page.Entries[index]));
            }

            if (found.Count == most)
            {
                return (page.FirstSequence + index, found);
            }
        }

        return (page.FirstSequence, found);
    }

    private bool Holds(FeedEntry entry) => text.Length == 0 || $"{entry.From} {entry.Text} {entry.Kind}".Contains(text, StringComparison.OrdinalIgnoreCase);
}
