using System.Diagnostics;

namespace Persistence.Json;

/// <summary>
/// A lock between processes. It is an open file that nobody else may open, which the operating system closes when the
/// process dies, however it dies. The file itself is never deleted: deleting it could give two processes one lock.
/// </summary>
internal sealed class ProcessLock : IDisposable
{
    private readonly FileStream _file;

    private ProcessLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, waiting for others to release it.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="patience">How long to wait.</param>
    /// <returns>The lock; null when others held it all the time.</returns>
    public static ProcessLock? TryTake(string path, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new ProcessLock(new FileStream(path, FileSystem.PrivateOptions(FileMode.OpenOrCreate)));
            }
            catch (IOException fault) when (fault.GetType() == typeof(IOException) && IsHeld(fault))
            {
                if (Stopwatch.GetElapsedTime(start) >= patience)
                {
                    return null;
                }

                // Short at first, because a commit takes well under a millisecond.
                Wait(attempt);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static void Wait(int attempt)
    {
        if (attempt < 20)
        {
            Thread.SpinWait(200 << Math.Min(attempt, 6));
        }
        else
        {
            Thread.Sleep(Random.Shared.Next(1, 4));
        }
    }

    // EWOULDBLOCK on Linux (11) and macOS (35), ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException fault) =>
        fault.HResult is 11 or 35 or unchecked((int)0x80070020);
}
