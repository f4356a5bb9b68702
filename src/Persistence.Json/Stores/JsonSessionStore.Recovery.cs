using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Checking and repairing.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <summary>
    /// How many repairs this store has made by itself since it was opened: torn last writes that it cut off, and last commits to which it gave
    /// their newline.
    /// </summary>
    public int RecoveryCount => _directory.Recoveries.Recoveries.Count;

    /// <summary>What this store has repaired by itself since it was opened, when it came upon it.</summary>
    public RecoveryReport Recoveries => _directory.Recoveries;

    /// <inheritdoc/>
    public IntegrityReport Verify() => VerifyAll(CancellationToken.None);

    private protected IntegrityReport VerifyAll(CancellationToken cancellation)
    {
        ThrowIfDisposed();
        var findings = new List<IntegrityFinding>();
        long sessions = 0;
        long entries = 0;
        foreach (var name in Cancellable(_directory.Names(), cancellation))
        {
            try
            {
                var count = _directory.Read(name, null, open => CheckFile(name, open, isExpiredRead: false));
                sessions += count < 0 ? 0 : 1;
                entries += Math.Max(0, count);
            }
            catch (LineDamageException damage)
            {
                sessions++;
                findings.Add(new IntegrityFinding(FileNames.KeyOf(name), PlaceOf(name, damage), HarmlessText(name, damage) ?? damage.Message));
            }
            catch (SessionException problem) when (IsOfOneSession(problem))
            {
                sessions++;
                findings.Add(new IntegrityFinding(problem.SessionKey ?? FileNames.KeyOf(name), $"file '{Path.Combine(Location, name)}'", problem.Message));
            }
        }

        return new IntegrityReport(sessions, entries, findings);
    }

    /// <summary>
    /// Repairs the damaged sessions: what is whole goes into a fresh file, the damaged file is kept beside it under another
    /// name. A session of which no header is left is set aside as a whole. Sessions that are not damaged are not touched, except that a
    /// last commit that lacks its newline gets it.
    /// </summary>
    /// <returns>What was repaired.</returns>
    /// <exception cref="SessionStoreUnavailableException">A file cannot be used; all others were seen to, and are in <see cref="Recoveries"/>.</exception>
    public RecoveryReport Recover()
    {
        ThrowIfDisposed();
        var before = _directory.Recoveries.Recoveries.Count;
        SessionException? unusable = null;
        foreach (var name in _directory.Names())
        {
            try
            {
                Repair(name, null);
            }
            catch (SessionStoreUnavailableException problem) when (IsOfOneSession(problem))
            {
                unusable ??= problem;
            }
        }

        if (unusable is not null)
        {
            // Thrown anew, after all that could be repaired was: the report of it is in Recoveries.
            throw unusable;
        }

        return new RecoveryReport([.. _directory.Recoveries.Recoveries.Skip(before)]);
    }

    /// <summary>Repairs one session, if it is damaged.</summary>
    /// <param name="key">The session's key.</param>
    /// <returns>What was repaired.</returns>
    public RecoveryReport Recover(TKey key)
    {
        var stored = StoredKey(key);
        var before = _directory.Recoveries.Recoveries.Count;
        Repair(FileNames.Of(stored), stored);
        return new RecoveryReport([.. _directory.Recoveries.Recoveries.Skip(before)]);
    }

    private void Repair(string name, string? key)
    {
        try
        {
            var isUnfinished = _directory.Read(name, key, open => CheckFile(name, open, isExpiredRead: true) >= 0 && open!.IsUnfinished);
            _ = isUnfinished && _directory.Change(name, key, _directory.CompleteLast);
        }
        catch (LineDamageException damage) when (damage.InnerException is not Serialization.JsonDataException)
        {
            _directory.SalvageFile(name, key, PresentName);
        }
        catch (Exception problem) when (problem is SessionSchemaException or SessionCorruptedException or LineDamageException)
        {
            // Every line is whole, but it was written by another version of the class: there is nothing to repair.
        }
    }

    // Parts of a log under former names are joined under its present one.
    private string PresentName(string log) => _logs.FirstOrDefault(candidate => candidate.Names.Contains(log))?.Names.Present ?? log;

    // Reads everything, and returns the number of entries; -1 when there is no session.
    private long CheckFile(string name, OpenSession? open, bool isExpiredRead)
    {
        _directory.RefuseUnsound(name, isSession: open is not null);
        if (open is null || !(isExpiredRead || IsLive(open)))
        {
            return -1;
        }

        EntryReader[] counters = [.. _logs.Select(static log => new EntryCounter(log.Names))];
        using (var lines = new LineScanner(open.File, 0, open.State.End))
        {
            while (lines.NextWhole())
            {
                lines.View().RefuseMoved(lines.Offset);
                EntryScan.ReadLine(lines.Line, lines.Offset, counters);
            }
        }

        var key = open.Header.Key;
        _ = SessionGuard.ReadKey<TSession, TKey, TMap>(key, Store);
        RefuseUnreadable(open.State, key);
        Build(key, open, int.MaxValue);
        return _logs.Sum(log => log.Names.LastIn(open.State.Logs));
    }
}
