namespace Persistence;

/// <summary>Receives the events of stores. Persistence.Hosting has one that writes them to the log.</summary>
public abstract class StoreObserver
{
    /// <summary>Called on the thread of the call that brought the event about, from many threads at once, and possibly while a session is locked: it returns soon and calls no store.</summary>
    /// <param name="storeEvent">The event.</param>
    /// <remarks>An exception of it is counted by the instrument <c>persistence.observer.failures</c> and goes no further: the commit under way may be made already.</remarks>
    public abstract void OnEvent(StoreEvent storeEvent);
}
