namespace Swarm.Chats;

/// <summary>How far a coordination has come.</summary>
public enum CoordinationStatus
{
    /// <summary>Not every participant has heard of it.</summary>
    Saying,

    /// <summary>Every participant has heard of it.</summary>
    Said,

    /// <summary>The task is done.</summary>
    Done,
}
