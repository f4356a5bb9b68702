using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <content>Reading sessions.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public TSession? Find(TKey key, SessionLoad load = default)
    {
        var stored = StoredKey(key);
        return Read(FileNames.Of(stored), stored, open => Loaded(open, stored, load));
    }

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default) =>
        Find(key, load) ?? throw SessionErrors.NotFound(StoredKey(key), Store);

    /// <inheritdoc/>
    public bool Exists(TKey key)
    {
        var stored = StoredKey(key);
        return Read(FileNames.Of(stored), stored, IsLive);
    }

    private protected TSession? Loaded(OpenSession? open, string key, SessionLoad load) =>
        Live(open, key) is { } live ? Build(key, live, load.MaxEntries) : null;

    // The session, unless it is absent or expired; refuses one of a newer schema.
    private OpenSession? Live(OpenSession? open, string key)
    {
        if (open is null || open.State.IsExpired(Now))
        {
            return null;
        }

        RefuseUnreadable(open.State, key);
        return open;
    }

    // What this class would not see as a whole: data of a newer one, and a log that was renamed while an older program ran.
    private void RefuseUnreadable(SessionState state, string key)
    {
        RefuseNewerSchema(state, key);
        foreach (var log in _logs)
        {
            if (log.Names.AreSplitIn(state.Logs))
            {
                throw new LineDamageException(state.Start, $"log '{log.Names.Present}' was also appended to under a former name, by a program from before it was renamed; recovery joins its parts") { IsOfText = false };
            }
        }
    }

    private void RefuseNewerSchema(SessionState state, string key)
    {
        if (state.Schema > TMap.Description.SchemaVersion)
        {
            throw SessionErrors.NewerSchema(key, Store, TMap.Description, state.Schema);
        }
    }

    private TSession Build(string key, OpenSession open, int maxEntries)
    {
        var session = Decode(key, open);
        var state = open.State;
        session.Tracking.Set(state.Version, state.Token, state.Schema == TMap.Description.SchemaVersion ? open.Header.Json : null);
        var readers = new EntryReader[_logs.Length];
        for (var ordinal = 0; ordinal < _logs.Length; ordinal++)
        {
            readers[ordinal] = _logs[ordinal].NewReader(_logs[ordinal].Names.LastIn(state.Logs), maxEntries);
        }

        ReadEntries(key, open, readers);
        for (var ordinal = 0; ordinal < _logs.Length; ordinal++)
        {
            _logs[ordinal].Fill(session, readers[ordinal], _logs[ordinal].Names.LastIn(state.Logs));
        }

        return session;
    }

    private void ReadEntries(string key, OpenSession open, ReadOnlySpan<EntryReader> readers)
    {
        try
        {
            var end = open.State.End;
            EntryScan.Run(open.File, EntryScan.Start(open.File, end, readers), open.State, readers);
        }
        catch (UnfitDataException problem)
        {
            throw SessionErrors.Unfit(key, Store, TMap.Description, problem);
        }

        foreach (var reader in readers)
        {
            if (!reader.IsComplete)
            {
                throw new LineDamageException(open.State.Start, $"log '{reader.Names.Present}' ends with sequence {reader.LastSequence}, before the last one");
            }
        }
    }
}
