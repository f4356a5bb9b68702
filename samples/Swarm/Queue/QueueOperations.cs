using Persistence;
using Swarm.Agents;

namespace Swarm.Queue;

/// <summary>Messages from agent to agent. Each arrives once, also where the process that delivers it is killed at any point.</summary>
/// <param name="entries">The messages on their way.</param>
/// <param name="agents">The agents, with their inboxes.</param>
/// <param name="clock">The time.</param>
public sealed class QueueOperations(IQueueEntryStore entries, IAgentContextStore agents, TimeProvider clock)
{
    // After it a message that somebody took and did not deliver is due again.
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(10);

    /// <summary>Sends a message. One of that id that is on its way, or has arrived, stays as it is.</summary>
    /// <returns>False where it is there already.</returns>
    public bool Send(string queueId, string sender, string recipient, string payload)
    {
        var now = clock.GetUtcNow();
        try
        {
            entries.Create(new QueueEntry { QueueId = queueId, Sender = sender, Recipient = recipient, Payload = payload, CreatedAt = now, UpdatedAt = now, DueAt = EndOfLine() });
            return true;
        }
        catch (SessionExistsException)
        {
            return false;
        }
    }

    /// <summary>Delivers the message that waits first in the line and that nobody else delivers.</summary>
    /// <returns>The message; null where none is due.</returns>
    public QueueEntry? DeliverNext(string worker)
    {
        if (entries.ClaimDue(worker, s_lease) is not { } claim)
        {
            return null;
        }

        using (claim)
        {
            var entry = claim.Session;
            Deliver(entry);
            (entry.Attempts, entry.UpdatedAt) = (claim.Attempts, clock.GetUtcNow());
            entries.Under(claim.Lease).Save(entry);
            return entry;
        }
    }

    /// <summary>Tries a message again that could not be delivered.</summary>
    /// <returns>False where it is on its way or has arrived.</returns>
    public bool Retry(string queueId) => entries.UpdateIf(queueId, entry =>
    {
        if (entry.Status != QueueStatus.Failed)
        {
            return false;
        }

        (entry.Status, entry.DueAt, entry.LastError) = (QueueStatus.Pending, EndOfLine(), null);
        return true;
    });

    /// <summary>How many messages are in a state.</summary>
    public long Count(QueueStatus status) => entries.Query().WhereStatus(status).Count();

    // After all messages that wait: what was sent first is delivered first.
    private DateTimeOffset EndOfLine() =>
        Line.After(entries.Query().WhereDueAtBetween(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).OrderByDueAt(descending: true).Take(1).Headers() is [var last] ? last.DueAt : null);

    private void Deliver(QueueEntry entry)
    {
        try
        {
            // The inbox has each id once: what was delivered before a crash is not delivered again.
            agents.AppendInbox(entry.Recipient, new InboxMessage(entry.QueueId, entry.Sender, entry.Payload, clock.GetUtcNow()));
            (entry.Status, entry.DueAt, entry.LastError) = (QueueStatus.Delivered, null, null);
        }
        catch (SessionNotFoundException)
        {
            (entry.Status, entry.DueAt, entry.LastError) = (QueueStatus.Failed, null, $"There is no agent {entry.Recipient}.");
        }
    }
}
