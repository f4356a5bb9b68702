using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Persistence.Json;

/// <summary>The locks of one directory of sessions, waited for with a bound.</summary>
internal sealed partial class SessionLocks : IDisposable
{
    /// <summary>The lock that is held while values of unique indexes are checked and written.</summary>
    public const long ClassSlot = 1L << 62;

    private const string FileName = ".lock";

    private readonly IProcessLocks _locks;
    private readonly TimeSpan _timeout;

    /// <summary>Opens the locks.</summary>
    /// <param name="directory">The directory of the class, which exists.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="IOException">The lock file cannot be created.</exception>
    /// <param name="mayLockBytes">False to do without locks of bytes, as other systems than Linux must.</param>
    public SessionLocks(string directory, TimeSpan timeout, bool mayLockBytes = true)
        : this(LockFile.Open(Path.Combine(directory, FileName), mayLockBytes), timeout)
    {
    }

    /// <summary>Uses locks.</summary>
    /// <param name="locks">The locks.</param>
    /// <param name="timeout">How long to wait.</param>
    public SessionLocks(IProcessLocks locks, TimeSpan timeout)
    {
        _locks = locks;
        _timeout = timeout;
    }

    /// <summary>Tells whether nothing can be locked, because the directory can only be read.</summary>
    public bool AreDenied => _locks is DeniedLocks;

    /// <summary>Tells whether whoever opens the locks now gets the same ones: to be asked by who has taken one.</summary>
    public bool AreCurrent => _locks.AreCurrent;

    /// <summary>Tells whether the lock file is in an open directory.</summary>
    /// <param name="folder">The directory.</param>
    /// <returns>True where the system does not say, and where the lock file is a symbolic link.</returns>
    public bool AreIn(IFileFolder folder) => _locks.Identity is not { } identity || (folder.StatusOf(FileName) is { } status && (status.Kind == FileKind.SymbolicLink || status.Identity == identity));

    /// <summary>The lock of a session.</summary>
    /// <param name="fileName">The session's file name.</param>
    /// <returns>Its slot: two names share one with a probability of 2^-62, and would merely wait for each other.</returns>
    public static long SlotOf(string fileName)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(fileName), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & (ClassSlot - 1);
    }

    /// <summary>Takes a lock if nobody holds it.</summary>
    /// <param name="slot">Which.</param>
    /// <returns>False when somebody else holds it.</returns>
    public bool TryTake(long slot) => _locks.TryTake(slot);

    /// <summary>Gives a lock back.</summary>
    /// <param name="slot">Which.</param>
    public void Release(long slot) => _locks.Release(slot);

    /// <inheritdoc/>
    public void Dispose() => _locks.Dispose();
}
