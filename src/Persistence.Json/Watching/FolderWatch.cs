using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>The watch of one folder. Its state is guarded by <see cref="FolderEvents"/>.</summary>
/// <param name="events">Where the system reports.</param>
/// <param name="folder">The folder, which stays open.</param>
internal sealed class FolderWatch(FolderEvents events, SafeFileHandle folder) : IFolderWatch
{
    /// <summary>The number that the system gave; -1 while it reports nothing.</summary>
    public int Number { get; set; } = -1;

    /// <summary>The folder.</summary>
    public SafeFileHandle Folder => folder;

    /// <summary>The files that changed since it was last asked.</summary>
    public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether any file may have changed.</summary>
    public bool IsLost { get; set; } = true;

    /// <inheritdoc/>
    public bool TryTake(HashSet<string> names) => events.TryTake(this, names);

    /// <inheritdoc/>
    public void Dispose() => events.Remove(this);
}
