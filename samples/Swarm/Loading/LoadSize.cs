namespace Swarm.Loading;

/// <summary>How much a load test stores.</summary>
/// <param name="Chats">How many chats.</param>
/// <param name="Messages">How many messages each.</param>
/// <param name="Writers">How many write at once, each a chat at a time.</param>
public sealed record LoadSize(int Chats, int Messages, int Writers)
{
    /// <summary>How many messages in all.</summary>
    public int Total => Chats * Messages;
}
