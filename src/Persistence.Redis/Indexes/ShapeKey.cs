using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;

namespace Persistence.Redis.Indexes;

/// <summary>The record of what the class looked like that used the store last. It decides nothing but whether the models of embeddings are the same: where it cannot be read or written, the store works without.</summary>
/// <param name="context">Connection and names.</param>
internal sealed class ShapeKey(RedisContext context)
{
    /// <summary>Compares the record with the class, and brings it up to date. One round trip, and a second where they differ.</summary>
    /// <param name="mode">How to wait.</param>
    /// <exception cref="SessionSchemaException">Another model made the embeddings that are stored.</exception>
    public async ValueTask Run(IoMode mode)
    {
        try
        {
            var recorded = (await context.Connection.Run(Request("GET"), mode).ConfigureAwait(false)).Result;
            if (ShapeRecord.Next(context.Description, (string?)recorded, context.Telemetry) is { } shape)
            {
                await context.Connection.Run(Request("SET", shape), mode).ConfigureAwait(false);
            }
        }
        catch (SessionException fault) when (fault is not SessionSchemaException)
        {
            // The operation that comes next says what is wrong with the server, if that concerns it.
        }
    }

    private RedisRequest Request(string command, params string[] values) =>
        new() { Command = command, Keys = [context.Keys.Shape], Values = [.. values], IsShared = true, IsRead = values.Length == 0, IsPreparation = true };
}
