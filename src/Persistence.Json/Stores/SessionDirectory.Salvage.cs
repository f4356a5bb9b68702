namespace Persistence.Json;

/// <content>Damaged files.</content>
internal sealed partial class SessionDirectory
{
    /// <summary>Writes what is whole of a damaged file anew, and keeps the damaged file beside it.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    public void SalvageFile(string name, string? key) => With(name, key, file =>
    {
        Exclusively(key, file, () =>
        {
            using var stored = Options.Files.Open(file.Path, FileUse.Read);
            if (stored is not null)
            {
                SalvageFile(file, stored);
            }
        });
        return true;
    });

    private void SalvageFile(SessionFile file, IStoredFile stored)
    {
        Salvage salvage;
        using (var target = Options.Files.Open(Temporary(file), FileUse.Replace)!)
        {
            salvage = new Salvage(stored, target);
            salvage.Run();
            if (IsDurable)
            {
                target.Sync();
            }
        }

        var kept = SetAside(file);
        if (salvage.HasHeader)
        {
            Swap(file);
        }
        else
        {
            Options.Files.Delete(Temporary(file));
        }

        Record(new Recovery(file.Path, salvage.FirstDamage, salvage.LostBytes, kept, salvage.Problem));
    }
}
