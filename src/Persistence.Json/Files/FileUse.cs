namespace Persistence.Json;

/// <summary>What a file is opened for.</summary>
internal enum FileUse
{
    /// <summary>An existing file, to read.</summary>
    Read,

    /// <summary>An existing file, to read and to write at its end.</summary>
    Append,

    /// <summary>A new file, mode 0600; an orphan of the same name is emptied.</summary>
    Replace,
}
