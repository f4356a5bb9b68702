using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>
/// Reads a log on from a sequence, as it grows. Each look reads one page after the cursor; between looks the tail waits for a signal, or for the poll interval.
/// For one thread at a time.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
internal sealed class LogTail<TSession, TKey, TEntry> : IDisposable
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    // A slow consumer holds so many entries and not more.
    private const int PageSize = 256;

    // At how many moments of a poll interval tails look.
    private const int Steps = 16;

    private readonly SessionStore<TSession, TKey> _store;
    private readonly TailCursor<TEntry> _cursor;
    private readonly TailOutage _outage;
    private readonly TailSignals _signals;
    private readonly TailWaiter _waiter = new();
    private readonly Func<LogRange, IoMode, ValueTask<TailPage<TEntry>>> _read;
    private readonly string _key;
    private readonly string _log;
    private IDisposable? _listening;
    private bool _isBegun;
    private bool _mayWait;

    public LogTail(SessionStore<TSession, TKey> store, LogHandler<TSession, TKey, TEntry> log, EncodedKey<TKey> key, long afterSequence)
    {
        (_store, _key, _signals) = (store, key.Text, store.Signals);
        _log = log.Description.StorageName;
        _read = (range, mode) => log.ReadTail(key, range, mode);
        _cursor = new TailCursor<TEntry>(afterSequence, log.Fingerprint);
        _outage = new TailOutage(_signals.Patience);
    }

    /// <summary>The event that <see cref="Next"/> came to.</summary>
    public LogEvent<TEntry> Current { get; private set; }

    /// <summary>Goes on to the next event, and waits for it.</summary>
    /// <param name="mode">How to wait, and what cancels it.</param>
    /// <returns>False after the end.</returns>
    public async ValueTask<bool> Next(IoMode mode)
    {
        Begin();
        while (true)
        {
            _store.Lifetime.ThrowIfOver();
            mode.Cancellation.ThrowIfCancellationRequested();
            if (_cursor.TryTake(out var next))
            {
                Current = next;
                return true;
            }

            if (_cursor.IsEnded)
            {
                return false;
            }

            await WaitAndLook(mode).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        if (_isBegun)
        {
            TailBoard.Remove(_signals.Location, _key, _waiter);
            _listening?.Dispose();
        }
    }

    // Signals come before the first look: what is committed after it is one of them, or seen by it.
    private void Begin()
    {
        if (!_isBegun)
        {
            TailBoard.Add(_signals.Location, _key, _waiter);
            _isBegun = true;
            _listening = _signals.Listen(_key, _waiter.Signal);
        }
    }

    private async ValueTask WaitAndLook(IoMode mode)
    {
        if (_mayWait)
        {
            DeferredInterrupt.Deliver();
            await _waiter.Wait(_outage.Shorten(Jittered(_signals.PollInterval)), mode).ConfigureAwait(false);
            _store.Lifetime.ThrowIfOver();
        }

        _waiter.Take();
        _mayWait = true;
        try
        {
            // A blocking read has no token: it is short.
            var page = await Read(mode.IsAsync ? mode : IoMode.Blocking).ConfigureAwait(false);
            _outage.End();
            _store.Telemetry.Tailed(_log, Math.Max(0, page.LastSequence - _cursor.Read));
            _mayWait = _cursor.Accept(page);
        }
        catch (SessionNotFoundException) when (_cursor.HasLooked)
        {
            _cursor.End();
        }
        catch (SessionStoreUnavailableException) when (_cursor.HasLooked && _outage.GoesOn())
        {
            // What was missed is read when the store is there again.
        }
    }

    private ValueTask<TailPage<TEntry>> Read(IoMode mode) => _store.Telemetry.Run(
        new StoreOperation("tail", _log) { IsRepeated = true },
        (Read: _read, Range: _cursor.NextRange(PageSize)),
        static (look, mode) => look.Read(look.Range, mode),
        mode);

    // Many tails that began together do not look together for ever, and those that are due at about the same time do: what wakes threads for one look does so for all, and the looks share round trips.
    private static TimeSpan Jittered(TimeSpan interval)
    {
        var wait = interval * (0.8 + (Random.Shared.NextDouble() * 0.2));
        var step = (long)interval.TotalMilliseconds / Steps;
        return step == 0 ? wait : wait - TimeSpan.FromMilliseconds((Environment.TickCount64 + (long)wait.TotalMilliseconds) % step);
    }
}
