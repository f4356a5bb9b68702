namespace Persistence.AspNetCore.Streaming;

/// <summary>What the feed does.</summary>
/// <param name="Streams">How many browsers are connected.</param>
/// <param name="Sent">How many entries were sent since the program started.</param>
internal sealed record ActivityItem(int Streams, long Sent) : IStreamItem
{
    public void Write(EventWriter writer) => writer.Write("activity", json =>
    {
        json.WriteNumber("streams"u8, Streams);
        json.WriteNumber("sent"u8, Sent);
    });
}
