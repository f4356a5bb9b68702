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
    [Due(MaxAttempts = 10)] public DateTimeOffset? DueAt { get; set; }

    /// <summary>What is delivered is kept for a week.</summary>
    [ExpiresAt] public DateTimeOffset? KeptUntil => Status == QueueStatus.Delivered ? UpdatedAt.AddDays(7) : null;
}
