namespace Persistence.Monitoring;

/// <summary>Sends events to the observer, with or without keys as the user wants them.</summary>
/// <param name="store">The store's name in messages.</param>
/// <param name="monitoring">The user's settings.</param>
internal sealed class StoreEvents(string store, StoreMonitoring monitoring)
{
    /// <summary>Whether anything receives them.</summary>
    public bool AreObserved => monitoring.Observer is not null;

    /// <summary>Sends an event.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="reason">More about it, without keys.</param>
    /// <param name="count">How many.</param>
    /// <param name="key">The session's encoded key, if one is concerned.</param>
    public void Send(StoreEventKind kind, string reason, long count = 1, string? key = null)
    {
        if (AreObserved)
        {
            Send(new StoreEvent(kind, store) { Reason = reason, Count = count, SessionKey = monitoring.IncludeKeys ? key : null });
        }
    }

    /// <summary>Sends an event of a failure.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="fault">The failure.</param>
    /// <param name="count">How often.</param>
    /// <param name="duration">Since when.</param>
    public void Send(StoreEventKind kind, Exception fault, long count = 1, TimeSpan duration = default)
    {
        if (AreObserved)
        {
            Send(new StoreEvent(kind, store)
            {
                Reason = fault.GetType().FullName!,
                Count = count,
                Duration = duration,
                SessionKey = monitoring.IncludeKeys ? (fault as SessionException)?.SessionKey : null,
                Exception = monitoring.IncludeKeys ? fault : null,
            });
        }
    }

    private void Send(StoreEvent storeEvent)
    {
        try
        {
            monitoring.Observer!.OnEvent(storeEvent);
        }
        catch (Exception)
        {
            // The commit that it reports on may be made, and its caller must learn that.
            StoreInstruments.ObserverFailures.Add(1);
        }
    }
}
