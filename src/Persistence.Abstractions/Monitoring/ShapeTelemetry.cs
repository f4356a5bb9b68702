using System.ComponentModel;

namespace Persistence.Monitoring;

/// <summary>What a store reports of the class that opened it before.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShapeTelemetry
{
    private readonly StoreEvents _events;

    internal ShapeTelemetry(StoreEvents events) => _events = events;

    /// <summary>Which members differ; null where none does.</summary>
    internal string? Differences { get; private set; }

    /// <summary>Reports that a class with another stored shape, and the same schema version, opened the store last.</summary>
    /// <param name="differences">Which members differ.</param>
    public void Differs(string differences)
    {
        Differences = differences;
        _events.Send(StoreEventKind.OtherShape, differences);
    }
}
