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
        var commit = EncodeAppend<TEntry, TLog>(key, entries);
        var after = Commit(commit.Key, batch => ApplyAppend(batch, commit));
        commit.Return();
        return LastOf<TEntry, TLog>(after);
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
        var stored = StoredKey(key);
        return Read(FileNames.Of(stored), stored, ReadingOf<TEntry, TLog>(stored, EntryRange.After(afterSequence, limit)));
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
        var stored = StoredKey(key);
        return Read(FileNames.Of(stored), stored, ReadingOf<TEntry, TLog>(stored, EntryRange.FromEnd(count)));
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
        return Read(FileNames.Of(stored), stored, open => LastOf<TEntry, TLog>(Required(open, stored).State));
    }

    /// <summary>Validates and encodes entries to append.</summary>
    private protected EncodedCommit EncodeAppend<TEntry, TLog>(TKey key, ReadOnlySpan<TEntry> entries)
        where TLog : ILogMap<TSession, TEntry>
    {
        var errors = new ValidationErrors();
        var commit = EncodedCommit.Rent(StoredKey(key));
        JsonLog<TSession, TEntry, TLog>.EncodeEntries(entries, 0, commit, errors);
        return errors.IsEmpty ? commit : throw SessionErrors.Invalid(commit.Key, Store, errors);
    }

    /// <summary>Gives what reads a part of a log from an open session.</summary>
    private protected Func<OpenSession?, IReadOnlyList<TEntry>> ReadingOf<TEntry, TLog>(string key, EntryRange range)
        where TLog : ILogMap<TSession, TEntry> => open =>
        {
            var live = Required(open, key);
            var last = LastOf<TEntry, TLog>(live.State);
            var (after, limit) = range.Of(last);
            var reader = new EntryListReader<TSession, TEntry, TLog>(NamesOf<TEntry, TLog>(), after, limit);
            ReadEntries(key, live, [reader]);
            return reader.Entries;
        };

    private protected OpenSession Required(OpenSession? open, string key) => Live(open, key) ?? throw SessionErrors.NotFound(key, Store);

    private protected long LastOf<TEntry, TLog>(SessionState state)
        where TLog : ILogMap<TSession, TEntry> =>
        NamesOf<TEntry, TLog>().LastIn(state.Logs);

    private LogNames NamesOf<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry> =>
        _logs[TLog.Description.Ordinal].Names;
}
