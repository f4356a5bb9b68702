using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Logs.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <summary>Adds entries at the end of a log, all of them or none.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    protected long AppendEntries<TEntry, TLog>(TKey key, ReadOnlySpan<TEntry> entries)
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        var errors = new ValidationErrors();
        var commit = new EncodedCommit { Key = stored };
        JsonLog<TSession, TEntry, TLog>.EncodeEntries(entries, 0, commit, errors);
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(stored, Store, errors);
        }

        var after = Commit(stored, batch => ApplyAppend(batch, commit));
        return NamesOf<TEntry, TLog>().LastIn(after.Logs);
    }

    /// <summary>Reads entries of a log in order.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">The sequence behind which to begin.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    protected IReadOnlyList<TEntry> ReadEntries<TEntry, TLog>(TKey key, long afterSequence, int limit)
        where TLog : ILogMap<TSession, TEntry>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadRange<TEntry, TLog>(key, last => (Math.Min(afterSequence, last), limit));
    }

    /// <summary>Reads the last entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    protected IReadOnlyList<TEntry> ReadLastEntries<TEntry, TLog>(TKey key, int count)
        where TLog : ILogMap<TSession, TEntry>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return ReadRange<TEntry, TLog>(key, last => (Math.Max(0, last - count), count));
    }

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <returns>The sequence of its last entry; 0 when it is empty.</returns>
    protected long CountEntries<TEntry, TLog>(TKey key)
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        return Read(FileNames.Of(stored), stored, open => NamesOf<TEntry, TLog>().LastIn(Required(open, stored).State.Logs));
    }

    private List<TEntry> ReadRange<TEntry, TLog>(TKey key, Func<long, (long After, long Limit)> range)
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        return Read(FileNames.Of(stored), stored, open =>
        {
            var live = Required(open, stored);
            var names = NamesOf<TEntry, TLog>();
            var last = names.LastIn(live.State.Logs);
            var (after, limit) = range(last);
            var reader = new EntryListReader<TSession, TEntry, TLog>(names, after, Math.Min(limit, last - after));
            ReadEntries(stored, live, [reader]);
            return reader.Entries;
        });
    }

    private OpenSession Required(OpenSession? open, string key) => Live(open, key) ?? throw SessionErrors.NotFound(key, Store);

    private LogNames NamesOf<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry> =>
        _logs[TLog.Description.Ordinal].Names;
}
