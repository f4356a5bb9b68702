using Multichat.Sessions;

namespace Multichat.Transcripts;

/// <summary>A recorded conversation, read and checked.</summary>
/// <param name="Path">The file it was read from.</param>
/// <param name="SessionId">The session it becomes: the file's name and a hash of its content, so that another file is another session.</param>
/// <param name="Messages">Its messages in the order of the file, at least one, each with an id of its own.</param>
public sealed record Transcript(string Path, string SessionId, IReadOnlyList<ChatMessage> Messages)
{
    /// <summary>The agents that speak, in the order of their first words.</summary>
    public IReadOnlyList<string> Senders { get; } = [.. Messages.Select(static message => message.Sender).Distinct(StringComparer.Ordinal)];
}
