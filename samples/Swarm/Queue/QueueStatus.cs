namespace Swarm.Queue;

/// <summary>How far a message has come.</summary>
public enum QueueStatus
{
    /// <summary>It waits.</summary>
    Pending,

    /// <summary>It is in its recipient's inbox.</summary>
    Delivered,

    /// <summary>It could not be delivered, and is tried no more.</summary>
    Failed,
}
