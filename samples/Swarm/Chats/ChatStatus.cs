namespace Swarm.Chats;

/// <summary>Whether a chat is talked in.</summary>
public enum ChatStatus
{
    /// <summary>It takes messages.</summary>
    Active,

    /// <summary>It can be read, and takes no message any more.</summary>
    Ended,
}
