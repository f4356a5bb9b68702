using Persistence.Json;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Tool.Json;

/// <summary>What the parts of the JSON engine are made with, for a class of which only the storage name is known.</summary>
internal static class JsonContexts
{
    /// <summary>Makes it.</summary>
    /// <param name="store">The folder of the store.</param>
    /// <param name="name">The storage name of the class.</param>
    /// <param name="durability">Whether each commit waits for the disk.</param>
    public static JsonContext Of(string store, string name, Durability durability)
    {
        var description = new SessionDescription { ClassName = name, Name = name, SchemaVersion = int.MaxValue, KeyParts = [KeyPartKind.Text], Members = [] };
        return JsonContext.Of(store, new JsonStoreOptions { Durability = durability }, description, new StoreTelemetry("json", store, name, null));
    }
}
