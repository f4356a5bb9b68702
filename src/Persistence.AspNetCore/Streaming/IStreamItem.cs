namespace Persistence.AspNetCore.Streaming;

/// <summary>Something that a stream sends.</summary>
internal interface IStreamItem
{
    void Write(EventWriter writer);
}
