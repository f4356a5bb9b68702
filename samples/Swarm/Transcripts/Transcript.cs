using Swarm.Chats;

namespace Swarm.Transcripts;

/// <summary>A recorded conversation.</summary>
/// <param name="ChatId">The chat it becomes: the file's name and a hash of its content.</param>
/// <param name="Messages">Its messages in the order of the file, at least one, each with an id of its own.</param>
public sealed record Transcript(string ChatId, IReadOnlyList<ChatMessage> Messages)
{
    /// <summary>The agents that speak, in the order of their first words.</summary>
    public IReadOnlyList<string> Senders { get; } = [.. Messages.Select(static message => message.Sender).Distinct(StringComparer.Ordinal)];
}
