using System.Diagnostics;

namespace Persistence.Monitoring;

/// <summary>A call of a store that is measured, from its begin to its end. Exists only where something listens.</summary>
internal sealed class StoreCall
{
    private readonly StoreTags _tags;
    private readonly StoreEvents _events;
    private readonly Outage _outage;
    private readonly StoreOperation _operation;
    private readonly Activity? _span;
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Begins.</summary>
    /// <param name="tags">What every call of the store has.</param>
    /// <param name="events">Where a conflict is reported.</param>
    /// <param name="outage">Where an unavailable store is reported.</param>
    /// <param name="operation">What is done.</param>
    public StoreCall(StoreTags tags, StoreEvents events, Outage outage, StoreOperation operation)
    {
        (_tags, _events, _outage, _operation) = (tags, events, outage, operation);
        if (!operation.IsRepeated && StoreInstruments.Source.HasListeners())
        {
            _span = StoreInstruments.Source.StartActivity(ActivityKind.Client, tags: tags.List(operation), name: tags.Collection is null ? operation.Name : $"{operation.Name} {tags.Collection}");
        }
    }

    /// <summary>Ends it.</summary>
    public void Succeeded()
    {
        _outage.Succeeded();
        End(null);
    }

    /// <summary>Ends it.</summary>
    /// <param name="fault">What it threw.</param>
    /// <returns>False: for the filter of a catch clause that catches nothing.</returns>
    public bool Failed(Exception fault)
    {
        if (fault is SessionConflictException)
        {
            StoreInstruments.Conflicts.Add(1, _tags.List());
            _events.Send(StoreEventKind.Conflict, fault);
        }
        else if (fault is SessionLeaseLostException)
        {
            StoreInstruments.LeaseLosses.Add(1, _tags.List());
            _events.Send(StoreEventKind.LeaseLost, fault);
        }
        else if (fault is SessionStoreUnavailableException)
        {
            _outage.Failed(fault);
        }

        End(fault);
        return false;
    }

    private void End(Exception? fault)
    {
        var tags = _tags.List(_operation);
        if (fault is not null)
        {
            var type = fault.GetType().FullName;
            tags.Add("error.type", type);
            _span?.SetTag("error.type", type);
            _span?.SetStatus(ActivityStatusCode.Error);
        }

        StoreInstruments.Duration.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, in tags);
        _span?.Dispose();
    }
}
