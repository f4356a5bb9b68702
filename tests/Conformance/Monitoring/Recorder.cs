using System.Collections.Concurrent;

namespace Persistence.Conformance;

/// <summary>Remembers events, and does something at each.</summary>
internal sealed class Recorder(Action<StoreEvent>? act = null) : StoreObserver
{
    public ConcurrentQueue<StoreEvent> Events { get; } = new();

    public override void OnEvent(StoreEvent storeEvent)
    {
        Events.Enqueue(storeEvent);
        act?.Invoke(storeEvent);
    }
}
