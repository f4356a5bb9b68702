namespace Persistence.Json;

/// <summary>
/// What the errors of the file system mean (errno of Linux; the first 34 are the same on other Unix systems), and what to do about them.
/// None of them is damage. Those that are not here are reported with the system's own text.
/// </summary>
internal static class FileErrors
{
    /// <summary>EMFILE: this process has too many open files.</summary>
    public const int TooManyInProcess = 24;

    /// <summary>ENFILE: the system has too many open files.</summary>
    public const int TooManyInSystem = 23;

    /// <summary>EROFS: the file system is read-only.</summary>
    public const int ReadOnlyFileSystem = 30;

    /// <summary>EACCES: permission was denied.</summary>
    public const int AccessDenied = 13;

    /// <summary>ENOTDIR: what should be a directory is none.</summary>
    public const int NoDirectory = 20;

    /// <summary>EFBIG: the file is as long as may be.</summary>
    public const int TooLong = 27;

    private const int NoSpace = 28;
    private const int NameTooLong = 36;
    private const int LastCommonToAllSystems = 34;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    private static readonly Dictionary<int, (string Name, string Advice)> s_errors = new()
    {
        [1] = ("EPERM", "The system does not permit it: take away the immutable or append-only attribute of the file, or what confines this process."),
        [5] = ("EIO", "The disk or its file system failed: look into the system's log and check the disk."),
        [12] = ("ENOMEM", "The system is out of memory: end other programs, then try again."),
        [AccessDenied] = ("EACCES", "Permission was denied: give this user read and write access to the directory and its files."),
        [16] = ("EBUSY", "The system uses the file for something else, as a mount point for instance: end that, then try again."),
        [19] = ("ENODEV", "The device is gone: bring it back, then open the store again."),
        [NoDirectory] = ("ENOTDIR", "A file is where a folder is needed: remove it, or give the store another directory."),
        [22] = ("EINVAL", "The file system does not offer what a commit needs: keep the store on a local file system."),
        [TooManyInSystem] = ("ENFILE", "The system has too many open files: end other programs, or raise its limit."),
        [TooManyInProcess] = ("EMFILE", "This process has too many open files: close some, or raise its limit (ulimit -n)."),
        [26] = ("ETXTBSY", "The file is being run as a program: end that, then try again."),
        [TooLong] = ("EFBIG", "The file has reached the greatest length that is allowed: raise the limit of this process (ulimit -f), or keep the store on a file system that takes longer files."),
        [NoSpace] = ("ENOSPC", "The disk is full: free some space, then try again."),
        [ReadOnlyFileSystem] = ("EROFS", "The file system is read-only: make it writable, or use another directory."),
        [31] = ("EMLINK", "The directory holds as many names as may be: use another directory."),
        [35] = ("EDEADLK", "The system refuses the lock, because it would wait for itself: look which programs lock the files."),
        [NameTooLong] = ("ENAMETOOLONG", "The path is too long for the file system: give the store a shorter directory."),
        [37] = ("ENOLCK", "The system has no more locks, or the file system offers none: keep the store on a local file system."),
        [38] = ("ENOSYS", "The system does not offer what a commit needs: keep the store on a local file system."),
        [40] = ("ELOOP", "The path leads through too many symbolic links: give the store the directory itself."),
        [75] = ("EOVERFLOW", "The file is longer than this system can handle: keep the store on a 64-bit system."),
        [95] = ("EOPNOTSUPP", "The file system does not offer what a commit needs: keep the store on a local file system."),
        [110] = ("ETIMEDOUT", "The file system's server does not answer: see that it does, then try again."),
        [116] = ("ESTALE", "The file system's server no longer knows the file: open the store again."),
        [117] = ("EUCLEAN", "The file system is damaged: check it, then open the store again."),
        [121] = ("EREMOTEIO", "The device failed: look into the system's log and check the disk."),
        [122] = ("EDQUOT", "The disk is full, by the quota of this user: free some space, or raise the quota, then try again."),
    };

    /// <summary>The errors that are known, by their numbers.</summary>
    public static IEnumerable<KeyValuePair<int, (string Name, string Advice)>> All => s_errors;

    /// <summary>The number of an error.</summary>
    /// <param name="fault">The platform's error.</param>
    /// <returns>errno, as Linux counts; 0 when it is not known.</returns>
    public static int NumberOf(Exception fault) => fault switch
    {
        PathTooLongException => NameTooLong,
        { HResult: DiskFullOnWindows } => NoSpace,
        { HResult: > 0 and < 4096 and var number } => number <= LastCommonToAllSystems || OperatingSystem.IsLinux() ? number : 0,
        UnauthorizedAccessException { InnerException: IOException inner } => NumberOf(inner),
        UnauthorizedAccessException => AccessDenied,
        _ => 0,
    };

    /// <summary>What an error means and what to do.</summary>
    /// <param name="number">The error.</param>
    /// <returns>One or two sentences; null when it is not known.</returns>
    public static string? AdviceFor(int number) => s_errors.TryGetValue(number, out var error) ? error.Advice : null;

    /// <summary>Whether an error concerns all files alike.</summary>
    /// <param name="number">The error.</param>
    /// <returns>False when other files may be usable.</returns>
    public static bool IsOfAllFiles(int number) => number is 12 or NoDirectory or TooManyInSystem or TooManyInProcess or NoSpace or ReadOnlyFileSystem or 122;
}
