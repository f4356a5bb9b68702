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
        Salvage salvage;
        using (var target = OpenIn(file.Folder!, Temporary(file), FileUse.Replace)!)
        {
            salvage = new Salvage(stored, target, presentName);
            salvage.Run();
            if (IsDurable)
            {
                target.Sync();
            }
        }

        // The session is never without a file: whoever dies here leaves the damaged one, or the fresh one.
        string kept;
        var isForeign = salvage.Key is { } owner && FileNames.Of(owner) != file.Name;
        if (salvage.HasHeader && !isForeign)
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

        var lost = isForeign ? 0 : salvage.LostBytes;
        Record(new Recovery(file.Path, isForeign ? 0 : salvage.FirstDamage, lost, kept, Problem(salvage, isForeign, names)));
    }

    private static string Problem(Salvage salvage, bool isForeign, uint names) => salvage switch
    {
        _ when isForeign => $"{ForeignTo(salvage.Key!)}; it is set aside as a whole, to be renamed to '{FileNames.Of(salvage.Key!)}' if that session is missing",
        { IsEmpty: true } => NoCommit,
        { LostBytes: 0 } when names > 1 => $"the file had {names} names (hard links); its lines are kept in a file of its own",
        _ => salvage.Problem,
    };

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
