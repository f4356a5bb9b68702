using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Streaming;

/// <summary>That a log cannot be read.</summary>
/// <param name="Log">The log.</param>
internal sealed record FailedItem(OpenedLog Log) : IStreamItem
{
    public void Write(EventWriter writer) => writer.Write("failed", json => json.WriteString("log"u8, Log.Address));
}
