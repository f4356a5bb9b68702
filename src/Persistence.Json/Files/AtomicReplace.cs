using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Session files that appear, are replaced and disappear, each as a whole: a new file is written under a temporary name and renamed.</summary>
/// <param name="context">The store's name.</param>
/// <param name="directory">Opens files.</param>
/// <param name="writes">Writes them.</param>
internal sealed class AtomicReplace(JsonContext context, StoreDirectory directory, DurableWrites writes)
{
    /// <summary>The name of a file that is being written.</summary>
    /// <param name="file">The session file.</param>
    /// <returns>The temporary name.</returns>
    public static string TemporaryName(SessionFile file) => file.Name + ".tmp";

    /// <summary>Stores a session as a new file, replacing what is there. Under the lock of the session.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="record">Its first record.</param>
    /// <param name="state">What the record says.</param>
    public void Publish(SessionFile file, string key, ReadOnlySpan<byte> record, SessionState state)
    {
        using (var stored = directory.Open(file.Folder!, TemporaryName(file), FileUse.Replace)!)
        {
            WriteTemporary(file, stored, record);
        }

        file.Forget();
        file.Folder!.Rename(TemporaryName(file), file.Name);
        try
        {
            writes.FsyncNames(file.Folder!);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            RollBackPublish(file, key, fault);
            throw;
        }

        context.Telemetry.Committed(1, record.Length);
        file.State = file.Synced = state;
    }

    /// <summary>Gives the complete temporary file the name of the session file: a reader sees one or the other. Under the lock of the session.</summary>
    /// <param name="file">The session file.</param>
    public void ReplaceAtomically(SessionFile file)
    {
        file.Folder!.Rename(TemporaryName(file), file.Name);
        writes.FsyncNames(file.Folder!);
    }

    /// <summary>Removes what is stored of a session beside its file: what a writer left that died, the index file, and the copies of search indexes. Under the lock of the session.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="description">The class.</param>
    public static void RemoveRemains(SessionFile file, SessionDescription description)
    {
        file.Folder!.Delete(TemporaryName(file));
        file.Folder.Delete(IndexFile.FileName);
        foreach (var name in description.IsSearched ? SearchCopyFiles.NamesOf(description) : [])
        {
            file.Folder.Delete(name);
        }
    }

    /// <summary>Removes a session's file. Under the lock of the session.</summary>
    /// <param name="file">The session file.</param>
    public static void Remove(SessionFile file)
    {
        file.Folder!.Delete(file.Name);
        file.Forget();
    }

    /// <summary>Waits until the removal of a session is on disk.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="key">The session's key.</param>
    public void FsyncRemoval(SessionFile file, string key)
    {
        try
        {
            writes.FsyncNames(file.Folder!);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            throw FileFault.Unknown(key, context.DisplayName, fault);
        }
    }

    private void WriteTemporary(SessionFile file, IStoredFile stored, ReadOnlySpan<byte> bytes)
    {
        try
        {
            writes.Write(stored, 0, bytes);
        }
        catch (Exception problem) when (FileFault.IsOfFiles(problem))
        {
            file.Folder!.Delete(TemporaryName(file));
            throw;
        }
    }

    private void RollBackPublish(SessionFile file, string key, Exception fault)
    {
        try
        {
            file.Folder!.Delete(file.Name);
        }
        catch (Exception problem) when (FileFault.IsOfFiles(problem))
        {
            throw FileFault.Unknown(key, context.DisplayName, fault);
        }
    }
}
