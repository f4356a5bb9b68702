namespace Persistence.Json;

/// <summary>Turns errors of the file system into errors of the store.</summary>
internal static class FileFault
{
    /// <summary>Does something with files.</summary>
    /// <typeparam name="T">What is made.</typeparam>
    /// <param name="key">The session's key; null when the error would concern the whole store.</param>
    /// <param name="store">The store.</param>
    /// <param name="what">What is not possible when it fails.</param>
    /// <param name="action">What to do.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="SessionStoreUnavailableException">The file system reported an error.</exception>
    public static T Translated<T>(string? key, string store, string what, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (IsOfFiles(fault))
        {
            throw Of(key, store, what, fault);
        }
    }

    /// <summary>Makes the error of a store whose files cannot be used.</summary>
    /// <param name="key">The session's key; null when the error concerns the whole store.</param>
    /// <param name="store">The store.</param>
    /// <param name="what">What is not possible.</param>
    /// <param name="fault">The platform's error.</param>
    /// <returns>The error.</returns>
    public static SessionStoreUnavailableException Of(string? key, string store, string what, Exception fault)
    {
        var subject = key is null ? $"In {store} {what}" : $"Session '{key}' in {store}: {what}";
        return new SessionStoreUnavailableException($"{subject}; nothing was written. {Reason(fault)}", key, store, fault);
    }

    /// <summary>Makes the error of a commit that was written, and of which the disk then reported an error.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="store">The store.</param>
    /// <param name="fault">The platform's error.</param>
    /// <returns>The error.</returns>
    public static SessionStoreUnavailableException Unknown(string key, string store, Exception fault) =>
        new($"Session '{key}' in {store}: the commit's outcome is unknown, because it could neither be made durable nor taken back. {Reason(fault)} Then load the session and look.", key, store, fault);

    /// <summary>Makes the error of a session that another process holds.</summary>
    /// <param name="key">The session's key; null when only the file is known.</param>
    /// <param name="store">The store.</param>
    /// <param name="timeout">How long was waited.</param>
    /// <returns>The error.</returns>
    public static SessionStoreUnavailableException Busy(string? key, string store, TimeSpan timeout) =>
        new($"Session '{key ?? "?"}' in {store} is being written by another process, for longer than the {timeout.TotalSeconds} seconds of LockTimeout; nothing was written. Try again, or look what that process does.", key, store);

    /// <summary>Whether an exception is an error of the file system.</summary>
    /// <param name="fault">The exception.</param>
    /// <returns>True when it is to be reported as one.</returns>
    public static bool IsOfFiles(Exception fault) => fault is IOException or UnauthorizedAccessException;

    /// <summary>Whether a file could not be opened because too many are.</summary>
    /// <param name="fault">The platform's error.</param>
    /// <returns>True when closing some will help.</returns>
    public static bool IsTooManyOpen(Exception fault) => FileErrors.NumberOf(fault) is FileErrors.TooManyInProcess or FileErrors.TooManyInSystem;

    /// <summary>Whether an error concerns one file, so that others may be usable.</summary>
    /// <param name="fault">The platform's error; null when another process holds the file.</param>
    /// <returns>False when it concerns the process, or the whole directory.</returns>
    public static bool IsOfOneFile(Exception? fault) => fault is not DirectoryNotFoundException && (fault is null || !FileErrors.IsOfAllFiles(FileErrors.NumberOf(fault)));

    /// <summary>Whether a file may only be read.</summary>
    /// <param name="fault">The platform's error when it was opened for writing.</param>
    /// <returns>True when the file system, or a permission, says so.</returns>
    public static bool IsReadOnly(Exception fault) => fault is UnauthorizedAccessException || FileErrors.NumberOf(fault) == FileErrors.ReadOnlyFileSystem;

    private static string Reason(Exception fault) => fault switch
    {
        DirectoryNotFoundException => "The directory is gone: restore it, then open the store again.",
        _ when FileErrors.NumberOf(fault) == FileErrors.NoDirectory => $"{fault.Message.TrimEnd('.')}: remove it, or give the store another directory.",
        IrregularFileException => $"In its place there is something else: {fault.Message}.",
        _ => FileErrors.AdviceFor(FileErrors.NumberOf(fault)) ?? $"The file system says: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Put that right, then try again.",
    };
}
