using System.Diagnostics;
using Persistence.Threads;

namespace Persistence.Sqlite;

/// <summary>
/// Waits for other processes that write. SQLite's own waiting asks again after up to 100 milliseconds, while a busy process leaves the lock free for some
/// microseconds between two commits: of two, one made 8,790 commits and the other 3. This one asks again after a millisecond. Where commits
/// are slow that is not enough; so it knocks after a while, by opening the log, and who writes hears that where it looks after its files anyway.
/// </summary>
/// <param name="patience">How long to wait in all.</param>
/// <param name="log">The path of the write-ahead log. SQLite holds no locks on that file, so closing it again drops none.</param>
internal sealed class BusyWait(TimeSpan patience, string log)
{
    private const int Yields = 20;
    private const int LongWait = 2000;
    private const int LongPause = 5;

    private static readonly TimeSpan s_beforeKnocking = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_betweenKnocks = TimeSpan.FromMilliseconds(10);

    /// <summary>How long who hears a knock leaves the lock free: longer than whoever waits pauses.</summary>
    public const int GivingWay = 2;

    /// <summary>Tries something again and again.</summary>
    /// <param name="attempt">Gives false while somebody else writes.</param>
    /// <returns>False when that lasted too long.</returns>
    public bool Until(Func<bool> attempt)
    {
        var start = Stopwatch.GetTimestamp();
        var nextKnock = s_beforeKnocking;
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

            if (elapsed >= nextKnock)
            {
                nextKnock = elapsed + s_betweenKnocks;
                Knock();
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

    private void Knock()
    {
        try
        {
            using var opened = File.OpenHandle(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception fault) when (SystemFault.IsOfAFile(fault))
        {
            // It is a courtesy: without, it waits as long as chance has it.
        }
    }
}
