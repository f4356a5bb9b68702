using Microsoft.Extensions.Logging;

namespace Persistence.Hosting;

/// <summary>Writes the events of stores to the log, in the category <c>Persistence</c>.</summary>
/// <param name="factory">Makes the log.</param>
internal sealed class StoreLog(ILoggerFactory factory) : StoreObserver
{
    /// <summary>The category of everything that is logged.</summary>
    public const string Category = "Persistence";

    private readonly ILogger _log = factory.CreateLogger(Category);

    /// <inheritdoc/>
    public override void OnEvent(StoreEvent storeEvent)
    {
        ArgumentNullException.ThrowIfNull(storeEvent);
        if (storeEvent.Kind is StoreEventKind.Unavailable or StoreEventKind.StillUnavailable or StoreEventKind.Available)
        {
            WriteOutage(storeEvent);
        }
        else
        {
            Write(storeEvent);
        }
    }

    private void Write(StoreEvent storeEvent)
    {
        var (store, reason, count, fault) = (storeEvent.Store, storeEvent.Reason, storeEvent.Count, storeEvent.Exception);
        var key = storeEvent.SessionKey is null ? "" : $", session '{storeEvent.SessionKey}'";
        switch (storeEvent.Kind)
        {
            case StoreEventKind.Recovered:
                LogMessages.Recovered(_log, store, reason, count, key);
                break;
            case StoreEventKind.Conflict:
                LogMessages.Conflict(_log, fault, store, key);
                break;
            case StoreEventKind.LeaseLost:
                LogMessages.LeaseLost(_log, fault, store, key);
                break;
            case StoreEventKind.Retried:
                LogMessages.Retried(_log, store, reason);
                break;
            case StoreEventKind.Backfilled:
                LogMessages.Backfilled(_log, store, reason, count);
                break;
            case StoreEventKind.OtherShape:
                LogMessages.OtherShape(_log, store, reason);
                break;
        }
    }

    private void WriteOutage(StoreEvent storeEvent)
    {
        var (store, reason, count, seconds, fault) = (storeEvent.Store, storeEvent.Reason, storeEvent.Count, Math.Round(storeEvent.Duration.TotalSeconds, 1), storeEvent.Exception);
        switch (storeEvent.Kind)
        {
            case StoreEventKind.Unavailable:
                LogMessages.Unavailable(_log, fault, store, reason);
                break;
            case StoreEventKind.StillUnavailable:
                LogMessages.StillUnavailable(_log, fault, store, reason, count, seconds);
                break;
            case StoreEventKind.Available:
                LogMessages.Available(_log, store, count, seconds);
                break;
        }
    }
}
