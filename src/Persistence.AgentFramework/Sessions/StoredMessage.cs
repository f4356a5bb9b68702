using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Persistence.AgentFramework.Sessions;

/// <summary>A message as it was written, byte for byte: what a version of the message package does not understand stays.</summary>
internal sealed record StoredMessage
{
    [Key] public required string Id { get; init; }

    /// <summary>The version of Microsoft.Extensions.AI.Abstractions that wrote it.</summary>
    public required string WrittenBy { get; init; }

    public required JsonElement Message { get; init; }
}
