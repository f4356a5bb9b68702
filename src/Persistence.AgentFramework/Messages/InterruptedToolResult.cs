using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework;

/// <summary>The result of a tool call whose run ended before the tool did, or before its result was stored. Whether the tool had an effect is not known.</summary>
public static class InterruptedToolResult
{
    /// <summary>What the model reads: an object with the member <c>interrupted</c>.</summary>
    public static JsonElement Value { get; } = JsonElement.Parse(
        """{"interrupted":true,"message":"The program ended before this tool call had a result. Whether it had an effect is not known."}""");

    /// <summary>Whether a result is one of these.</summary>
    /// <param name="result">A result.</param>
    /// <returns>True for a result of <see cref="For"/>, also after it was stored and read.</returns>
    public static bool Is(FunctionResultContent result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Result is JsonElement { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("interrupted", out var member) && member.ValueKind == JsonValueKind.True;
    }

    /// <summary>A result for a call.</summary>
    /// <param name="callId">The id of the call.</param>
    /// <returns>The result.</returns>
    public static FunctionResultContent For(string callId) => new(callId, Value);
}
