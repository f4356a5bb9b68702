using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>Reads pages of a log, which know where they stand.</summary>
internal static class LogPages
{
    /// <summary>Reads a range.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <param name="log">The log.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="range">Which.</param>
    /// <param name="mode">How to wait.</param>
    public static async ValueTask<LogPage<TEntry>> ReadPage<TSession, TKey, TEntry>(this LogHandler<TSession, TKey, TEntry> log, EncodedKey<TKey> key, LogRange range, IoMode mode)
        where TSession : class, IPersistedSession
        where TKey : notnull
    {
        if (!range.IsFromEnd)
        {
            return new LogPage<TEntry>(await log.Read(key, range, mode).ConfigureAwait(false), range.AfterSequence + 1);
        }

        var page = await log.ReadTail(key, range, mode).ConfigureAwait(false);
        return new LogPage<TEntry>(page.Entries, page.LastSequence - page.Entries.Count + 1);
    }

    /// <summary>Reads the last entries before a sequence.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <param name="log">The log.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="before">The sequence, and how many.</param>
    /// <param name="mode">How to wait.</param>
    public static async ValueTask<LogPage<TEntry>> ReadBefore<TSession, TKey, TEntry>(this LogHandler<TSession, TKey, TEntry> log, EncodedKey<TKey> key, (long Sequence, int Count) before, IoMode mode)
        where TSession : class, IPersistedSession
        where TKey : notnull
    {
        var last = Math.Max(0, before.Sequence - 1);
        var after = Math.Max(0, last - before.Count);
        var range = LogRange.After(after, (int)(last - after));
        var page = await log.ReadPage(key, range, mode).ConfigureAwait(false);
        if (page.Count == range.Limit || after == 0)
        {
            return page;
        }

        // The log ends before that sequence. What is appended meanwhile may be after it.
        page = await log.ReadPage(key, LogRange.Last(before.Count), mode).ConfigureAwait(false);
        return page.LastSequence <= last ? page : new LogPage<TEntry>([.. page.Take((int)Math.Max(0, last - page.FirstSequence + 1))], page.FirstSequence);
    }
}
