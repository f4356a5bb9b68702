namespace Persistence.Json;

/// <summary>What kind of file a name belongs to; others than these are named by their number in Linux' file modes.</summary>
internal enum FileKind
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary>A regular file.</summary>
    Regular = 0x8000,

    /// <summary>A symbolic link.</summary>
    SymbolicLink = 0xA000,
}
