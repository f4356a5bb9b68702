namespace Persistence.Json;

/// <content>Files that appear, are replaced, and disappear.</content>
internal sealed partial class SessionDirectory
{
    /// <summary>Stores a session as a new file, replacing what is there. The caller holds the session.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="line">Its first line.</param>
    /// <param name="state">What the line says.</param>
    public void Place(SessionFile file, ReadOnlySpan<byte> line, SessionState state)
    {
        using (var stored = Options.Files.Open(Temporary(file), FileUse.Replace)!)
        {
            WriteWhole(file, stored, line);
        }

        Swap(file);
        file.State = file.Synced = state;
        file.Ids = null;
    }

    /// <summary>Removes a session's file. The caller holds the session.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="isDurable">Whether to wait for the directory.</param>
    public void Remove(SessionFile file, bool isDurable = true)
    {
        Options.Files.Delete(file.Path);
        Forget(file);
        if (isDurable)
        {
            SyncNames();
        }
    }

    /// <summary>Waits until names that appeared and disappeared are on disk.</summary>
    public void SyncNames()
    {
        if (IsDurable)
        {
            Options.Files.SyncDirectory(Path);
        }
    }

    private static string Temporary(SessionFile file) => file.Path + ".tmp";

    private void WriteWhole(SessionFile file, IStoredFile stored, ReadOnlySpan<byte> bytes)
    {
        try
        {
            Append(stored, 0, bytes);
        }
        catch (IOException)
        {
            Options.Files.Delete(Temporary(file));
            throw;
        }
    }

    // The complete new file takes the name of the old one: whoever opens it sees one or the other.
    private void Swap(SessionFile file)
    {
        Options.Files.Rename(Temporary(file), file.Path);
        SyncNames();
    }
}
