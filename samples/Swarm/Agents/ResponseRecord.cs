using System.ComponentModel.DataAnnotations;
using Swarm.Chats;

namespace Swarm.Agents;

/// <summary>One answer of an agent.</summary>
public sealed record ResponseRecord([property: Key] string ResponseId, string ChatId, string Message, ChatPriority Priority, DateTimeOffset Timestamp);
