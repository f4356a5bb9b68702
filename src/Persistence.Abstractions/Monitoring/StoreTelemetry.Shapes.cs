namespace Persistence.Monitoring;

/// <content>What the class looked like that opened the store before.</content>
public sealed partial class StoreTelemetry
{
    internal string? ShapeDifferences { get; private set; }

    /// <summary>Reports that a class with another stored shape, and the same schema version, opened the store last.</summary>
    /// <param name="differences">Which members differ.</param>
    public void OtherShape(string differences)
    {
        ShapeDifferences = differences;
        _events.Send(StoreEventKind.OtherShape, differences);
    }
}
