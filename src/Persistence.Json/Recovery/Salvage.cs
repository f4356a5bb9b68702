using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Writes what is valid of a damaged file into a fresh one, and puts the damaged file into quarantine.</summary>
/// <param name="directory">Opens files.</param>
/// <param name="locks">Locks sessions.</param>
/// <param name="writes">Writes files.</param>
/// <param name="replace">Replaces them.</param>
/// <param name="kept">Where damaged files are kept, and repairs recorded.</param>
internal sealed class Salvage(StoreDirectory directory, SessionLockManager locks, DurableWrites writes, AtomicReplace replace, (Quarantine Quarantine, RepairLog Repairs) kept)
{
    /// <summary>Repairs a file.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="presentName">Gives the name under which a log is written.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when the file is repaired.</returns>
    public async ValueTask Repair(string name, string? key, Func<string, string> presentName, IoMode mode) => await locks.Change(name, key, file =>
    {
        try
        {
            using var stored = directory.Open(file.Folder!, file.Name, FileUse.Read);
            if (stored is not null)
            {
                Repair(file, stored, presentName);
            }
        }
        catch (LineDamageException problem) when (problem.InnerException is IrregularFileException)
        {
            // Nothing that could be read, or a link to what has a name of its own: it is moved away, and kept.
            kept.Repairs.Record(new Recovery(file.Path, 0, 0, kept.Quarantine.Move(file), problem.Message));
        }

        return true;
    }, mode).ConfigureAwait(false);

    private void Repair(SessionFile file, IStoredFile stored, Func<string, string> presentName)
    {
        var names = file.Folder!.StatusOf(file.Name)?.Names ?? 1;
        var survey = new FileSurvey(stored).Run();
        using (var target = directory.Open(file.Folder!, AtomicReplace.TemporaryName(file), FileUse.Replace)!)
        {
            new SalvageCopy(stored, target, survey, presentName).Run();
            writes.Fsync(target);
        }

        // The session is never without a file: a process that dies here leaves the damaged one, or the fresh one.
        string path;
        var isForeign = survey.Key is { } owner && FileNames.Of(owner) != file.Name;
        if (survey.Key is not null && !isForeign)
        {
            path = kept.Quarantine.Copy(file, stored);
            replace.ReplaceAtomically(file);
            file.Forget();
        }
        else
        {
            path = kept.Quarantine.Move(file);
            file.Folder!.Delete(AtomicReplace.TemporaryName(file));
        }

        kept.Repairs.Record(new Recovery(file.Path, isForeign ? 0 : survey.FirstDamage, isForeign ? 0 : survey.LostBytes, path, Problem(survey, isForeign, names)));
    }

    private static string Problem(FileSurvey survey, bool isForeign, uint names) => survey switch
    {
        _ when isForeign => $"{JournalTail.MismatchedKey(0, survey.Key!).Message}; it is quarantined as a whole, to be renamed to '{FileNames.Of(survey.Key!)}' if that session is missing",
        { Lines: 0, LostBytes: 0 } => JournalTail.NoCommit,
        { Key: null } => "lines of the file were damaged, and no whole one has a header; the session is gone from the store, what is left of it is in the quarantined file",
        { IsComplete: true } when names > 1 => $"the file had {names} names (hard links); its lines are kept in a file of its own",
        { IsComplete: true, Findings: "" } => "no line was damaged, but the entries of a log stood under two of its names; they have new sequences, in the order in which they were appended",
        { IsComplete: true } => $"{survey.Findings}; nothing was lost",
        _ => $"{survey.Findings}; the whole lines are kept, entries that no longer followed one another have new sequences",
    };
}
