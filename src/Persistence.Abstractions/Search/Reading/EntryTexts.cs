using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Reads the searched texts of a log, page by page.</summary>
internal static class EntryTexts
{
    private const int EntriesInPage = 500;

    /// <summary>Reads them.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <param name="log">The log, and what collects the texts of an entry.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="target">The sequence after which to begin. Receives the texts of each entry, and is called with its sequence; it empties the texts.</param>
    /// <param name="mode">How to wait.</param>
    /// <exception cref="SessionNotFoundException">The session is absent or expired.</exception>
    public static async ValueTask Read<TSession, TKey, TEntry>((LogHandler<TSession, TKey, TEntry> Handler, Action<TEntry, SearchText> Collect) log, EncodedKey<TKey> key, (long After, SearchText Text, Action<long> Take) target, IoMode mode)
        where TSession : class, IPersistedSession
        where TKey : notnull
    {
        var sequence = target.After;
        IReadOnlyList<TEntry> entries;
        do
        {
            entries = await log.Handler.Read(key, LogRange.After(sequence, EntriesInPage), mode).ConfigureAwait(false);
            sequence = Take(entries, log.Collect, target with { After = sequence });
        }
        while (entries.Count == EntriesInPage);
    }

    /// <summary>Takes the texts of entries.</summary>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <param name="collect">Collects the texts of an entry.</param>
    /// <param name="target">The sequence of the one before. Receives the texts of each entry, and is called with its sequence; it empties the texts.</param>
    /// <returns>The sequence of the last one.</returns>
    public static long Take<TEntry>(IReadOnlyList<TEntry> entries, Action<TEntry, SearchText> collect, (long After, SearchText Text, Action<long> Take) target)
    {
        var sequence = target.After;
        foreach (var entry in entries)
        {
            collect(entry, target.Text);
            target.Take(++sequence);
        }

        return sequence;
    }
}
