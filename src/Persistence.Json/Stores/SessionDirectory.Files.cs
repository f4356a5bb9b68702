namespace Persistence.Json;

/// <content>Files that appear, are replaced, and disappear.</content>
internal sealed partial class SessionDirectory
{
    /// <summary>Stores a session as a new file, replacing what is there. The caller holds the session.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="line">Its first line.</param>
    /// <param name="state">What the line says.</param>
    public void Place(SessionFile file, string key, ReadOnlySpan<byte> line, SessionState state)
    {
        using (var stored = OpenIn(file.Folder!, Temporary(file), FileUse.Replace)!)
        {
            WriteWhole(file, stored, line);
        }

        Forget(file);
        file.Folder!.Rename(Temporary(file), file.Name);
        try
        {
            SyncNames(file);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            TakeBackName(file, key, fault);
            throw;
        }

        file.State = file.Synced = state;
    }

    /// <summary>Removes a session's file. The caller holds the session.</summary>
    /// <param name="file">The session file.</param>
    public static void Remove(SessionFile file)
    {
        file.Folder!.Delete(file.Name);
        Forget(file);
    }

    /// <summary>Waits until the removal of a session is on disk.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="key">The session's key.</param>
    public void SyncRemoval(SessionFile file, string key)
    {
        try
        {
            SyncNames(file);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            throw FileFault.Unknown(key, Store, fault);
        }
    }

    /// <summary>Waits until names that disappeared are on disk.</summary>
    public void SyncNames()
    {
        if (IsDurable)
        {
            CurrentFolder().Sync();
        }
    }

    private void SyncNames(SessionFile file)
    {
        if (IsDurable)
        {
            file.Folder!.Sync();
        }
    }

    private static string Temporary(SessionFile file) => file.Name + ".tmp";

    private void TakeBackName(SessionFile file, string key, Exception fault)
    {
        try
        {
            file.Folder!.Delete(file.Name);
        }
        catch (Exception problem) when (FileFault.IsOfFiles(problem))
        {
            throw FileFault.Unknown(key, Store, fault);
        }
    }

    private void WriteWhole(SessionFile file, IStoredFile stored, ReadOnlySpan<byte> bytes)
    {
        try
        {
            Append(stored, 0, bytes);
        }
        catch (Exception problem) when (FileFault.IsOfFiles(problem))
        {
            file.Folder!.Delete(Temporary(file));
            throw;
        }
    }

    // The complete new file takes the name of the old one: whoever opens it sees one or the other.
    private void Swap(SessionFile file)
    {
        file.Folder!.Rename(Temporary(file), file.Name);
        SyncNames(file);
    }
}
