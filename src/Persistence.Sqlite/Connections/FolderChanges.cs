namespace Persistence.Sqlite;

/// <summary>What happened to the folders of a file.</summary>
[Flags]
internal enum FolderChanges
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A name or a folder changed; which, the caller finds out.</summary>
    Changed = 1,

    /// <summary>Another process opened the file that is watched for it.</summary>
    Opened = 2,
}
