using System.Diagnostics;
using Persistence.Monitoring;
using Persistence.Threads;

namespace Persistence.Sqlite;

/// <summary>
/// Waits for other processes that write. SQLite's own waiting asks again after up to 100 milliseconds, while a busy process leaves the lock free for some
/// microseconds between two commits: of two, one made 8,790 commits and the other 3. This one asks again after a millisecond. Where commits
/// are slow that is not enough; so it signals after a while, by opening the WAL, and the process that writes notices that where it looks after its files anyway.
/// </summary>
/// <param name="patience">How long to wait in all.</param>
/// <param name="wal">The path of the write-ahead log. SQLite holds no locks on that file, so closing it again drops none.</param>
/// <param name="telemetry">Reports that it had to wait.</param>
internal sealed class BusyWait(TimeSpan patience, string wal, StoreTelemetry telemetry)
{
    private const int Yields = 20;
    private const int LongWait = 2000;
    private const int LongPause = 5;

    private static readonly TimeSpan s_beforeSignal = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_betweenSignals = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a process that notices the signal leaves the lock free, in milliseconds: longer than the pauses of the one that waits.</summary>
    public const int YieldMilliseconds = 2;

    /// <summary>Tries something again and again.</summary>
    /// <param name="attempt">Gives false while another connection writes.</param>
    /// <returns>False when that lasted too long.</returns>
    public bool Until(Func<bool> attempt)
    {
        telemetry.Retried(null);
        var start = Stopwatch.GetTimestamp();
        var nextSignal = s_beforeSignal;
        for (var number = 1; ; number++)
        {
            if (attempt())
            {
                return true;
            }

            var elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed >= patience)
            {
                return false;
            }

            if (elapsed >= nextSignal)
            {
                nextSignal = elapsed + s_betweenSignals;
                Signal();
            }

            Pause(number);
        }
    }

    private static void Pause(int number)
    {
        if (number <= Yields)
        {
            Thread.Yield();
        }
        else
        {
            Uninterrupted.Sleep(number > LongWait ? LongPause : 1);
        }
    }

    private void Signal()
    {
        try
        {
            using var opened = File.OpenHandle(wal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception fault) when (SystemFault.IsOfAFile(fault))
        {
            // It is a courtesy: without, it waits as long as chance has it.
        }
    }
}
