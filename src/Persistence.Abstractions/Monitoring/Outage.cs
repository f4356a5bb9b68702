using System.Diagnostics;
using Persistence.Threads;

namespace Persistence.Monitoring;

/// <summary>A store that cannot be reached: reported once, then in summaries, and once more when it can be reached again.</summary>
/// <param name="events">Where it is reported.</param>
/// <param name="interval">How long it is until a summary.</param>
internal sealed class Outage(StoreEvents events, TimeSpan interval)
{
    private readonly Lock _gate = new();
    private volatile bool _isUnderWay;
    private Exception? _first;
    private long _began;
    private long _reported;
    private long _failures;
    private long _unreported;

    /// <summary>Records a failure.</summary>
    /// <param name="fault">The failure.</param>
    public void Failed(Exception fault)
    {
        if (!events.AreObserved)
        {
            return;
        }

        var isFirst = false;
        var since = 0L;
        using (Uninterrupted.Enter(_gate))
        {
            var now = Stopwatch.GetTimestamp();
            _failures++;
            _unreported++;
            if (!_isUnderWay)
            {
                (_isUnderWay, isFirst, _first, _began, _reported, _unreported) = (true, true, fault, now, now, 0);
            }
            else if (Stopwatch.GetElapsedTime(_reported, now) >= interval)
            {
                (since, _reported, _unreported) = (_unreported, now, 0);
            }
        }

        if (isFirst)
        {
            events.Send(StoreEventKind.Unavailable, fault);
        }
        else if (since > 0)
        {
            events.Send(StoreEventKind.StillUnavailable, fault, since, Stopwatch.GetElapsedTime(_began));
        }
    }

    /// <summary>Records a success.</summary>
    public void Succeeded()
    {
        if (!_isUnderWay)
        {
            return;
        }

        Exception? first;
        long failures;
        using (Uninterrupted.Enter(_gate))
        {
            if (!_isUnderWay)
            {
                return;
            }

            (first, failures) = (_first, _failures);
            (_isUnderWay, _first, _failures) = (false, null, 0);
        }

        events.Send(StoreEventKind.Available, first!, failures, Stopwatch.GetElapsedTime(_began));
    }
}
