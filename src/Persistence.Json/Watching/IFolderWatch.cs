namespace Persistence.Json;

/// <summary>What happens to the session files of a folder, as the system says it: at the latest when the call that changes a file has returned.</summary>
internal interface IFolderWatch : IDisposable
{
    /// <summary>Takes the names of files that may have changed since the last time.</summary>
    /// <param name="names">Receives them.</param>
    /// <returns>False when any file may have changed; always the first time.</returns>
    bool TryTake(HashSet<string> names);
}
