using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Typed access to logs, for generated stores.</content>
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
        for (var position = 0; position < entries.Length; position++)
        {
            TLog.Validate(entries[position], position, errors);
        }

        errors.BeginEntry(null);
        var encoded = errors.IsEmpty ? EncodedEntries.Of<TSession, TEntry, TLog>(entries, 0, errors) : null;
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(stored, Store, errors);
        }

        var last = 0L;
        Commit(stored, context => AppendLine(context, encoded!, stored, out last));
        return last;
    }

    /// <summary>Reads entries of a log behind a sequence.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">The sequence behind which to begin.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <returns>The entries, ascending.</returns>
    protected IReadOnlyList<TEntry> ReadEntries<TEntry, TLog>(TKey key, long afterSequence, int limit)
        where TLog : ILogMap<TSession, TEntry>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return OnLog<TEntry, TLog, List<TEntry>>(key, (log, reader, tail, stored) =>
            log.Read(LinesFrom(reader, tail, new() { [log] = afterSequence + 1 }, stored), afterSequence, limit));
    }

    /// <summary>Reads the last entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <returns>The entries, ascending.</returns>
    protected IReadOnlyList<TEntry> ReadLastEntries<TEntry, TLog>(TKey key, int count)
        where TLog : ILogMap<TSession, TEntry>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return OnLog<TEntry, TLog, List<TEntry>>(key, (log, reader, tail, stored) =>
        {
            var after = Math.Max(0, tail.Trailer!.LastOf(log.Names) - count);
            return log.Read(LinesFrom(reader, tail, new() { [log] = after + 1 }, stored), after, count);
        });
    }

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <returns>The number of entries.</returns>
    protected long CountEntries<TEntry, TLog>(TKey key)
        where TLog : ILogMap<TSession, TEntry> =>
        OnLog<TEntry, TLog, object>(key, static (log, _, tail, _) => tail.Trailer!.LastOf(log.Names)) is long count ? count : 0;

    // Null when nothing is new: then nothing is written, and the session is not prolonged either.
    private CommitTrailer? AppendLine(CommitContext context, EncodedEntries entries, string stored, out long last)
    {
        if (context.Before is not { } before || before.IsExpired(context.Now.ToUnixTimeMilliseconds()))
        {
            throw SessionErrors.NotFound(stored, Store);
        }

        RefuseNewerSchema(before);
        var lastOf = LogLines.Write(context, [entries], isBehindOther: false);
        last = lastOf[entries.Log.StorageName];
        var expires = Expiry(context, before.Expires, isCreation: false);
        return last == before.LastOf(entries.Log.FormerNames.Prepend(entries.Log.StorageName))
            ? null
            : before with { Commit = before.Commit + 1, Expires = expires, Last = lastOf, Schema = TMap.Description.SchemaVersion };
    }

    private T OnLog<TEntry, TLog, T>(TKey key, Func<JsonLog<TSession, TEntry, TLog>, LineReader, SessionTail, string, T> read)
        where TLog : ILogMap<TSession, TEntry>
        where T : class
    {
        var stored = StoredKey(key);
        var log = (JsonLog<TSession, TEntry, TLog>)_logs[TLog.Description.Ordinal];
        return Translated(stored, () => ReadFile(stored, Path.Combine(_directory, FileNames.Of(stored)), (reader, tail) => read(log, reader, tail, stored)))
            ?? throw SessionErrors.NotFound(stored, Store);
    }
}
