using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Swarm.Queue;

/// <summary>A message on its way from one agent to another. The worker that claims it delivers it; when that one dies, it is due again.</summary>
[PersistedSession(Leases = true)]
public sealed partial class QueueEntry
{
    [Key] public required string QueueId { get; init; }
    public required string Sender { get; init; }
    [Indexed] public required string Recipient { get; init; }
    public required string Payload { get; init; }
    [Indexed] public QueueStatus Status { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Its place in the <see cref="Line"/> of the messages that wait; null when it is delivered or failed.</summary>
    [Due(MaxAttempts = 10)] public DateTimeOffset? DueAt { get; set; }

    /// <summary>
    /// What is delivered is kept for a week, by the clock of the worker that delivered it. Where that is wrong the entry goes sooner or later, and nothing else happens: the message is in the inbox, which has
    /// its id, and so the same message sent again does not arrive twice. What waits or has failed has no end.
    /// </summary>
    [ExpiresAt] public DateTimeOffset? KeptUntil => Status == QueueStatus.Delivered ? UpdatedAt.AddDays(7) : null;
}
