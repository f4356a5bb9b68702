using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Writing sessions.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public void Create(TSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var commit = Encode(session, isCreation: true);
        SessionState? after = null;
        WithUniqueValues(session, commit, refuseTaken => after = PlaceNew(commit, refuseTaken));
        Track(session, after!, commit.Header, isCreation: true);
    }

    /// <inheritdoc/>
    public void Save(TSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (session.Tracking.IsNew)
        {
            Create(session);
            return;
        }

        var commit = Encode(session, isCreation: false);
        var header = commit.Header;
        if (session.Tracking.StoredHeader is { } stored && header.AsSpan().SequenceEqual(stored))
        {
            // A header that did not change is not written again.
            commit.Header = [];
        }

        SessionState? after = null;
        var token = SessionTracking.NewToken();
        WithUniqueValues(session, commit, refuseTaken => after = Commit(commit.Key, batch => ApplySave(batch, commit, new SaveClaim(session, token, refuseTaken))));
        Track(session, after!, header, isCreation: false);
    }

    private EncodedCommit Encode(TSession session, bool isCreation)
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

    private SessionState PlaceNew(EncodedCommit commit, Action refuseTaken)
    {
        var name = FileNames.Of(commit.Key);
        SessionState? after = null;
        _directory.With(name, commit.Key, file =>
        {
            _directory.Exclusively(commit.Key, file, () =>
            {
                MakeRoom(file, commit.Key);
                refuseTaken();
                var lines = new LineBuilder();
                var batch = new SessionBatch(file, null, null, lines);
                file.Ids = null;
                AddLine(batch, Next(new SessionState(), Now, isCreation: true) with { Version = 1, Token = SessionTracking.NewToken() }, commit, TakeFresh(batch, commit));
                after = batch.State!;
                _directory.Place(file, commit.Key, lines.Written, after);
            });
            return true;
        });
        return after!;
    }

    // Refuses a live or damaged session of the same key. An expired one is replaced, the beginning of a first line set aside.
    private void MakeRoom(SessionFile file, string key)
    {
        using var stored = _directory.Options.Files.Open(file.Path, FileUse.Read);
        if (stored is null)
        {
            return;
        }

        FileTail tail;
        try
        {
            tail = SessionDirectory.ReadTail(file, stored);
        }
        catch (LineDamageException)
        {
            throw SessionErrors.Exists(key, Store);
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

    private void Track(TSession session, SessionState after, byte[] header, bool isCreation)
    {
        session.Tracking.Set(after.Version, after.Token, header);
        foreach (var log in _logs)
        {
            log.Track(session, isCreation, log.Names.LastIn(after.Logs));
        }
    }
}
