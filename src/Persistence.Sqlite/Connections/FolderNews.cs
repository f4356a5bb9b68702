namespace Persistence.Sqlite;

/// <summary>What happened to the folders of a file.</summary>
[Flags]
internal enum FolderNews
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A name or a folder changed; which, whoever asks finds out.</summary>
    Changed = 1,

    /// <summary>Somebody opened the file that is watched for it.</summary>
    Opened = 2,
}
