namespace Persistence.Json;

/// <summary>Turns errors of the file system into the toolkit's own.</summary>
internal static class FileFaults
{
    private const int NoSpace = 28;
    private const int WindowsNoSpace = unchecked((int)0x80070070);

    public static SessionStoreUnavailableException Translate(Exception fault, string store, string? key)
    {
        var (reason, remedy) = fault switch
        {
            UnauthorizedAccessException => ("permission was denied", "check the permissions of the directory"),
            DirectoryNotFoundException => ("the directory is gone", "restore it, or open the store again"),
            { HResult: NoSpace or WindowsNoSpace } => ("the disk is full", "free some space and try again"),
            _ => ("the file system reported an error", "check the disk and try again"),
        };
        var subject = key is null ? store : $"Session '{key}' in {store}";
        return new SessionStoreUnavailableException($"{subject}: {reason} ({fault.Message}). What was stored is as it was; {remedy}.", key, store, fault);
    }
}
