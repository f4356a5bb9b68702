namespace Persistence.Watching;

/// <summary>
/// Calls something from time to time, and soon after it was asked to, but never again within a pause that grows with what a call costs. One call at a time; several requests are one.
/// </summary>
internal sealed class LookTimer : IDisposable
{
    private readonly Timer _timer;
    private readonly Func<TimeSpan> _look;
    private readonly Func<TimeSpan> _period;
    private readonly Lock _gate = new();
    private long _notBefore;
    private bool _isDisposed;

    /// <summary>Begins.</summary>
    /// <param name="look">What to call; gives how long the next call must wait at least.</param>
    /// <param name="period">How long to wait for a request.</param>
    public LookTimer(Func<TimeSpan> look, Func<TimeSpan> period)
    {
        (_look, _period) = (look, period);
        _timer = new Timer(static timer => ((LookTimer)timer!).Look(), this, period(), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Calls it now, on this thread, or after the pause.</summary>
    public void LookSoon()
    {
        var pause = Volatile.Read(ref _notBefore) - Environment.TickCount64;
        if (pause <= 0)
        {
            Look();
            return;
        }

        lock (_gate)
        {
            Schedule(TimeSpan.FromMilliseconds(pause));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer.Dispose();
        }
    }

    private void Look()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            var pause = _look();
            Volatile.Write(ref _notBefore, Environment.TickCount64 + (long)pause.TotalMilliseconds);
            Schedule(_period());
        }
    }

    private void Schedule(TimeSpan due)
    {
        if (!_isDisposed)
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }
}
