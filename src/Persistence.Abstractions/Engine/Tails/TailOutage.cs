using System.Diagnostics;

namespace Persistence.Engine;

/// <summary>A time in which a store was unavailable to a tail.</summary>
/// <param name="patience">For how long the tail goes on.</param>
internal sealed class TailOutage(TimeSpan patience)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(50);

    private long _since;
    private TimeSpan _pause;

    /// <summary>Notes that the store is unavailable.</summary>
    /// <returns>Whether the tail goes on.</returns>
    public bool GoesOn()
    {
        if (_pause == TimeSpan.Zero)
        {
            (_since, _pause) = (Stopwatch.GetTimestamp(), s_firstPause);
        }
        else
        {
            _pause *= 2;
        }

        return Stopwatch.GetElapsedTime(_since) < patience;
    }

    /// <summary>Notes that the store answered.</summary>
    public void End() => _pause = TimeSpan.Zero;

    /// <summary>How long to wait before the next look, with backoff while the store is unavailable.</summary>
    /// <param name="interval">The poll interval.</param>
    public TimeSpan Shorten(TimeSpan interval) => _pause == TimeSpan.Zero || _pause > interval ? interval : _pause;
}
