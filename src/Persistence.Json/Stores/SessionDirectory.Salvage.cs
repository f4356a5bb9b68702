namespace Persistence.Json;

/// <content>Damaged files.</content>
internal sealed partial class SessionDirectory
{
    private const int CopyLength = 256 * 1024;

    /// <summary>Writes what is whole of a damaged file anew, and keeps the damaged file beside it.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="presentName">Gives the name under which a log is written anew.</param>
    public void SalvageFile(string name, string? key, Func<string, string> presentName) => Change(name, key, file =>
    {
        try
        {
            using var stored = OpenIn(file.Folder!, file.Name, FileUse.Read);
            if (stored is not null)
            {
                SalvageFile(file, stored, presentName);
            }
        }
        catch (LineDamageException problem) when (problem.InnerException is IrregularFileException)
        {
            // Nothing that could be read, or a link to what has a name of its own: it gives way, and is kept.
            Record(new Recovery(file.Path, 0, 0, SetAside(file), problem.Message));
        }

        return true;
    });

    private void SalvageFile(SessionFile file, IStoredFile stored, Func<string, string> presentName)
    {
        var names = file.Folder!.StatusOf(file.Name)?.Names ?? 1;
        var survey = new FileSurvey(stored);
        survey.Run();
        using (var target = OpenIn(file.Folder!, Temporary(file), FileUse.Replace)!)
        {
            new Salvage(stored, target, survey, presentName).Run();
            if (IsDurable)
            {
                target.Sync();
            }
        }

        // The session is never without a file: whoever dies here leaves the damaged one, or the fresh one.
        string kept;
        var isForeign = survey.Key is { } owner && FileNames.Of(owner) != file.Name;
        if (survey.Key is not null && !isForeign)
        {
            kept = KeepCopy(file, stored);
            Swap(file);
            Forget(file);
        }
        else
        {
            kept = SetAside(file);
            file.Folder!.Delete(Temporary(file));
        }

        Record(new Recovery(file.Path, isForeign ? 0 : survey.FirstDamage, isForeign ? 0 : survey.LostBytes, kept, Problem(survey, isForeign, names)));
    }

    private static string Problem(FileSurvey survey, bool isForeign, uint names) => survey switch
    {
        _ when isForeign => $"{ForeignTo(survey.Key!)}; it is set aside as a whole, to be renamed to '{FileNames.Of(survey.Key!)}' if that session is missing",
        { Lines: 0, LostBytes: 0 } => NoCommit,
        { Key: null } => "lines of the file were damaged, and no whole one has a header; the session is gone from the store, what is left of it is in the file set aside",
        { IsComplete: true } when names > 1 => $"the file had {names} names (hard links); its lines are kept in a file of its own",
        { IsComplete: true, Findings: "" } => "no line was damaged, but the entries of a log stood under two of its names; they are numbered anew in the order in which they were appended",
        { IsComplete: true } => $"{survey.Findings}; nothing was lost",
        _ => $"{survey.Findings}; the whole lines are kept, entries that no longer followed one another are numbered anew",
    };

    /// <summary>Says what other programs made of the text of a file, when every commit is whole.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="damage">Where that was noticed.</param>
    /// <returns>Null when something may be lost, or it cannot be said.</returns>
    public string? HarmlessText(string name, LineDamageException damage)
    {
        try
        {
            using var stored = OpenIn(CurrentFolder(), name, FileUse.Read);
            if (stored is null)
            {
                return null;
            }

            var survey = new FileSurvey(stored);
            survey.Run();
            return survey switch
            {
                { Key: null } or { Findings: "" } => null,
                { IsComplete: true } => $"{survey.Findings}; nothing is lost, and Recover of the session, or of the store, makes the file whole",
                { IsMoved: true, IsDamaged: false } => $"{damage.Message}; {survey.Findings}; every line that is there is whole, and Recover of the session, or of the store, makes one session of them",
                _ => null,
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or LineDamageException)
        {
            // What was to be explained is reported as it was found.
            return null;
        }
    }

    private string KeepCopy(SessionFile file, IStoredFile stored)
    {
        var kept = KeptName(file, "damaged");
        using var copy = OpenIn(file.Folder!, kept, FileUse.Replace)!;
        var chunk = new byte[CopyLength];
        for (var (at, count) = (0L, stored.Read(0, chunk)); count > 0; count = stored.Read(at, chunk))
        {
            copy.Write(at, chunk.AsSpan(0, count));
            at += count;
        }

        if (IsDurable)
        {
            copy.Sync();
        }

        SyncNames(file);
        return PathOf(kept);
    }
}
