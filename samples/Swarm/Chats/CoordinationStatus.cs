namespace Swarm.Chats;

/// <summary>How far a coordination has come.</summary>
public enum CoordinationStatus
{
    /// <summary>Not every participant has been told.</summary>
    Telling,

    /// <summary>Every participant has been told.</summary>
    Told,

    /// <summary>The task is done.</summary>
    Done,
}
