using System.Diagnostics;

namespace Persistence.Json;

/// <content>
/// Fairness between processes: locks of files are nobody's turn, and whoever just gave one back is the first to take it again. So a store that
/// has committed without a pause for a while asks whether another one waits, and lets it go first. One that is alone, or pauses, never asks.
/// </content>
internal sealed partial class SessionDirectory
{
    // In which another process would have seen a free lock.
    private static readonly long s_pause = Stopwatch.Frequency / 1000;

    // How long one may go on while others wait.
    private static readonly long s_turn = Stopwatch.Frequency / 100;

    private void GiveWayIfDue(SessionFile file, long now)
    {
        if (IsTurnOver(file, now))
        {
            Volatile.Read(ref _places)[^1].Locks.GiveWay(file.Slot);
        }
    }

    private ValueTask GiveWayIfDueAsync(SessionFile file, long now) =>
        IsTurnOver(file, now) ? Volatile.Read(ref _places)[^1].Locks.GiveWayAsync(file.Slot) : ValueTask.CompletedTask;

    private static bool IsTurnOver(SessionFile file, long now)
    {
        var hasPaused = now - file.LastEnded > s_pause;
        var isOver = !hasPaused && now - file.BusySince > s_turn;
        if (hasPaused || isOver)
        {
            file.BusySince = now;
        }

        return isOver;
    }
}
