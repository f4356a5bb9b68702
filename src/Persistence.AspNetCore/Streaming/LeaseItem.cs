namespace Persistence.AspNetCore.Streaming;

/// <summary>Who holds a session.</summary>
/// <param name="Session">What the request calls the session.</param>
/// <param name="Holder">What the holder calls itself; null while nobody holds it.</param>
/// <param name="Number">The fencing token of the lease.</param>
internal sealed record LeaseItem(string Session, string? Holder, long? Number) : IStreamItem
{
    public void Write(EventWriter writer) => writer.Write("lease", json =>
    {
        json.WriteString("session"u8, Session);
        json.WriteString("holder"u8, Holder);
        if (Number is { } number)
        {
            json.WriteNumber("number"u8, number);
        }
    });
}
