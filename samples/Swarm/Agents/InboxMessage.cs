using System.ComponentModel.DataAnnotations;

namespace Swarm.Agents;

/// <summary>A message of the queue that arrived. <see cref="QueueId"/> is its key: delivered again, it is there once.</summary>
public sealed record InboxMessage([property: Key] string QueueId, string Sender, string Payload, DateTimeOffset DeliveredAt);
