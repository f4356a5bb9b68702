using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework;

/// <summary>
/// Messages of a run could not be stored. <see cref="Messages"/> has them, the answer of the model too: nothing that was paid for is lost. <see cref="Exception.InnerException"/> says why; a
/// <see cref="SessionConflictException"/> is another host that ran the same conversation.
/// </summary>
public sealed class HistoryNotStoredException : Exception
{
    internal HistoryNotStoredException(string conversation, IReadOnlyList<ChatMessage> messages, Exception reason)
        : base($"{messages.Count} messages of conversation '{conversation}' were not stored. They are in Messages: add them by StoredChatHistoryProvider.AddAsync. {reason.Message}", reason) =>
        (Conversation, Messages) = (conversation, messages);

    /// <summary>The conversation.</summary>
    public string Conversation { get; }

    /// <summary>The messages that are not stored, in their order.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }
}
