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
        using var stored = OpenIn(file.Folder!, file.Name, FileUse.Read);
        if (stored is not null)
        {
            SalvageFile(file, stored, presentName);
        }

        return true;
    });

    private void SalvageFile(SessionFile file, IStoredFile stored, Func<string, string> presentName)
    {
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
        if (salvage.HasHeader)
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

        Record(new Recovery(file.Path, salvage.FirstDamage, salvage.LostBytes, kept, salvage.Problem));
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
