using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.AI;

namespace Persistence.Benchmarks.Agents;

/// <summary>What a program without the provider would have: a log of the framework's messages.</summary>
[PersistedSession(Async = true)]
public sealed partial class MessageLog
{
    /// <summary>The key.</summary>
    [Key] public required string Id { get; init; }

    /// <summary>The log.</summary>
    [AppendOnly(EntryKey = nameof(ChatMessage.MessageId)), SerializedBy(typeof(AIJsonUtilities), nameof(AIJsonUtilities.DefaultOptions))] public List<ChatMessage> Messages { get; init; } = [];
}
