using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Reads sessions into objects.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">The name of the store.</param>
/// <param name="sessions">Reads files.</param>
/// <param name="checks">Which sessions may be read.</param>
/// <param name="entries">Reads logs.</param>
/// <param name="logs">The logs of the class, by ordinal.</param>
internal sealed class SessionReader<TSession, TKey, TMap>(JsonContext context, StoredSessions sessions, SessionChecks checks, EntryLoader entries, IReadOnlyList<StoredLog<TSession>> logs)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Which sessions may be read.</summary>
    public SessionChecks Checks => checks;

    /// <summary>Reads a session.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="load">How much of its logs to read.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The session; null when it is absent or expired.</returns>
    public async ValueTask<TSession?> Read(string key, SessionLoad load, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        mode.Cancellation.ThrowIfCancellationRequested();
        return await sessions.Read(FileNames.Of(key), key, open => checks.Live(open, key) is { } live ? Build(key, live, load.MaxEntries) : null, mode).ConfigureAwait(false);
    }

    /// <summary>Reports whether a session exists.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False when it is absent or expired.</returns>
    public async ValueTask<bool> Exists(string key, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        mode.Cancellation.ThrowIfCancellationRequested();
        return await sessions.Read(FileNames.Of(key), key, checks.IsLive, mode).ConfigureAwait(false);
    }

    /// <summary>Makes a session object.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="open">The session.</param>
    /// <param name="maxEntries">How many entries of each log to read, from the end.</param>
    /// <returns>The object.</returns>
    /// <exception cref="LineDamageException">What is read is damaged.</exception>
    public TSession Build(string key, OpenSession open, int maxEntries)
    {
        var session = Decode(key, open);
        var state = open.State;
        session.Tracking.Set(state.Version, state.Token, open.Header.Schema == context.Description.SchemaVersion ? open.Header.Json : null);
        var readers = new EntryReader[logs.Count];
        for (var ordinal = 0; ordinal < readers.Length; ordinal++)
        {
            readers[ordinal] = logs[ordinal].NewReader(logs[ordinal].Names.LastIn(state.Logs), maxEntries);
        }

        entries.Load(key, open, readers);
        Give(session, readers, state);
        return session;
    }

    /// <summary>Reads every line of a session's file, each once, and makes a session object of them.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="open">The session.</param>
    /// <returns>False when something is wrong: the caller finds out what.</returns>
    public bool TryReadAll(string key, OpenSession open)
    {
        try
        {
            checks.ThrowIfUnreadable(open.State, key);
            var session = Decode(key, open);
            EntryReader[] readers = [.. logs.Select(log => log.NewReader(log.Names.LastIn(open.State.Logs), int.MaxValue))];
            using (var lines = new LineScanner(open.File, 0, open.State.End))
            {
                while (lines.ReadValid())
                {
                    RecordCheck.ThrowIfMoved(lines.View(), lines.Offset);
                    EntryScan.ReadLine(lines.Line, lines.Offset, readers);
                }
            }

            Give(session, readers, open.State);
            return Array.TrueForAll(readers, static reader => reader.IsComplete);
        }
        catch (Exception fault) when (!FileFault.IsOfFiles(fault))
        {
            return false;
        }
    }

    private void Give(TSession session, EntryReader[] readers, SessionState state)
    {
        for (var ordinal = 0; ordinal < readers.Length; ordinal++)
        {
            logs[ordinal].Give(session, readers[ordinal], logs[ordinal].Names.LastIn(state.Logs));
        }
    }

    /// <summary>Makes a session object of a header.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="open">The session.</param>
    /// <returns>The object, its logs empty.</returns>
    /// <exception cref="LineDamageException">The header is damaged, or another session's.</exception>
    public TSession Decode(string key, OpenSession open)
    {
        if (open.Header.Key != key)
        {
            throw JournalTail.MismatchedKey(open.State.HeaderAt, open.Header.Key);
        }

        try
        {
            return StoredJson.ReadHeader<TSession, TKey, TMap>(open.Header.Json, open.Header.Schema);
        }
        catch (UnfitDataException unfit)
        {
            throw StoredDataErrors.Unfit(key, context.DisplayName, context.Description, unfit);
        }
        catch (JsonDataException problem)
        {
            throw new LineDamageException(open.State.HeaderAt, $"the header is not what class {context.Description.ClassName} stores: {problem.Message}", problem);
        }
    }
}
