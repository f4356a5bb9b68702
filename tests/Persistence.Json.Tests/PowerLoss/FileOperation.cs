namespace Persistence.Json.Tests.PowerLoss;

/// <summary>One call that changed the files, or waited for them.</summary>
/// <param name="Kind">Which call.</param>
/// <param name="File">The number of the file, which keeps it under every name; 0 for calls of the directory.</param>
/// <param name="Name">The name that was given, or taken away.</param>
/// <param name="OldName">The name that a rename took away.</param>
/// <param name="Offset">Where was written; the new length of a cut file.</param>
/// <param name="Bytes">What was written.</param>
internal sealed record FileOperation(FileOperationKind Kind, int File = 0, string? Name = null, string? OldName = null, long Offset = 0, byte[]? Bytes = null);

internal enum FileOperationKind
{
    Create,
    Write,
    SetLength,
    Sync,
    Rename,
    Delete,
    SyncDirectory,
    Open,
    Read,
}
