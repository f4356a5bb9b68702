using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Writing sessions.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public void Create(TSession session)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        var commit = Encode(session, isCreation: true);
        var header = commit.Header;
        SessionState? after = null;
        WithUniqueValues(session, commit, refuseTaken => after = _directory.Change(FileNames.Of(commit.Key), commit.Key, file => PlaceNew(file, commit, refuseTaken)));
        Track(session, after!, header, isCreation: true);
    }

    /// <inheritdoc/>
    public void Save(TSession session)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        if (session.Tracking.IsNew)
        {
            Create(session);
            return;
        }

        var (commit, header) = EncodeSave(session);
        SessionState? after = null;
        WithUniqueValues(session, commit, refuseTaken => after = Commit(commit.Key, Saving(session, commit, refuseTaken)));
        Track(session, after!, header, isCreation: false);
    }

    /// <summary>Validates and encodes what a save writes.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The change, and the session's header, whether or not it is part of the change.</returns>
    private protected (EncodedCommit Commit, byte[] Header) EncodeSave(TSession session)
    {
        var commit = Encode(session, isCreation: false);
        var header = commit.Header;
        if (session.Tracking.StoredHeader is { } stored && header.AsSpan().SequenceEqual(stored))
        {
            // A header that did not change is not written again.
            commit.Header = [];
        }

        return (commit, header);
    }

    private protected Action<SessionBatch> Saving(TSession session, EncodedCommit commit, Action refuseTaken)
    {
        var claim = new SaveClaim(session, SessionTracking.NewToken(), refuseTaken);
        return batch => ApplySave(batch, commit, claim);
    }

    private protected EncodedCommit Encode(TSession session, bool isCreation)
    {
        var errors = new ValidationErrors();
        var commit = new EncodedCommit { Key = SessionGuard.StoredKey<TSession, TKey, TMap>(session, errors) };
        TMap.Validate(session, errors);
        var writer = EncodedCommit.Scratch;
        TMap.WriteHeader(writer, session);
        writer.CollectFailures(errors, "");
        commit.Header = writer.Written.ToArray();
        foreach (var log in _logs)
        {
            log.Encode(session, isCreation, commit, errors);
        }

        return errors.IsEmpty ? commit : throw SessionErrors.Invalid(commit.Key, Store, errors);
    }

    /// <summary>Stores a new session; its file is held.</summary>
    /// <param name="file">The file.</param>
    /// <param name="commit">What to store.</param>
    /// <param name="refuseTaken">Refuses values that are taken.</param>
    /// <returns>The session now stored.</returns>
    private protected SessionState PlaceNew(SessionFile file, EncodedCommit commit, Action refuseTaken)
    {
        MakeRoom(file, commit.Key);
        refuseTaken();
        var lines = new LineBuilder();
        var batch = new SessionBatch(file, null, null, lines);
        file.Ids = null;
        KeepFresh(batch, commit);
        var now = Now;
        var first = Next(new SessionState(), now, isCreation: true);
        first.Version = 1;
        first.Token = SessionTracking.NewToken();
        AddLine(batch, first, commit, now);
        var after = batch.State!;
        _directory.Place(file, commit.Key, lines.Written, after);
        return after;
    }

    // Refuses a live or damaged session of the same key. An expired one is replaced, the beginning of a first line set aside.
    private void MakeRoom(SessionFile file, string key)
    {
        using var stored = OpenToReplace(file, key);
        if (stored is null)
        {
            return;
        }

        FileTail tail;
        try
        {
            tail = SessionDirectory.ReadTail(file, stored);
        }
        catch (LineDamageException damage)
        {
            throw InTheWay(file.Name, key, damage);
        }

        if (tail.State is { } state && !state.IsExpired(Now))
        {
            throw SessionErrors.Exists(key, Store);
        }

        if (tail.State is null)
        {
            _directory.Record(new Recovery(file.Path, 0, tail.Length, _directory.SetAside(file), "the file held no whole commit"));
        }
    }

    private IStoredFile? OpenToReplace(SessionFile file, string key)
    {
        try
        {
            return _directory.OpenToRead(file);
        }
        catch (LineDamageException damage)
        {
            throw InTheWay(file.Name, key, damage);
        }
    }

    private SessionCorruptedException InTheWay(string name, string key, LineDamageException damage) =>
        new($"Session '{key}' in {Store} cannot be created, because what is stored under its key is damaged, at {PlaceOf(name, damage)}: {HarmlessText(name, damage) ?? damage.Message}. Nothing was changed; make it whole with Recover, or remove it with Delete, which keeps the damaged file.", key, Store, damage);

    private protected void Track(TSession session, SessionState after, byte[] header, bool isCreation)
    {
        session.Tracking.Set(after.Version, after.Token, header);
        foreach (var log in _logs)
        {
            log.Track(session, isCreation, log.Names.LastIn(after.Logs));
        }
    }
}
