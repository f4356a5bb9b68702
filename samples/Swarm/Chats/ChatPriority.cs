namespace Swarm.Chats;

/// <summary>How soon a message wants to be read.</summary>
public enum ChatPriority
{
    /// <summary>When there is time.</summary>
    Low,

    /// <summary>As it comes.</summary>
    Normal,

    /// <summary>Before others.</summary>
    High,

    /// <summary>At once.</summary>
    Urgent,
}
