using System.Text.Json;

namespace Persistence.AgentFramework;

/// <summary>
/// The JSON of a stored content or message that the referenced version of Microsoft.Extensions.AI.Abstractions cannot read, or reads only in part. It is the <c>RawRepresentation</c> of what it was read as, and is written
/// back when that is stored again.
/// </summary>
public sealed class KeptJson
{
    internal KeptJson(JsonElement json, JsonElement? readAs, string writtenBy, string? problem) => (Json, ReadAs, WrittenBy, Problem) = (json, readAs, writtenBy, problem);

    /// <summary>What is stored.</summary>
    public JsonElement Json { get; }

    /// <summary>The version of the package that wrote it, for example 10.3.0.</summary>
    public string WrittenBy { get; }

    /// <summary>Why it could not be read; null where it was, in part or under another name.</summary>
    public string? Problem { get; }

    /// <summary>What the object that was read says when it is written: as long as it says so, it has not been changed.</summary>
    internal JsonElement? ReadAs { get; }
}
