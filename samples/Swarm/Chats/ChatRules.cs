namespace Swarm.Chats;

/// <summary>What must hold of a chat before something is done in it; a <see cref="SwarmException"/> says what does not.</summary>
internal static class ChatRules
{
    /// <summary>It is there.</summary>
    public static MultichatSession There(MultichatSession? chat, string chatId) => chat ?? throw SwarmException.Refused($"There is no chat {chatId}.");

    /// <summary>It has not ended.</summary>
    public static MultichatSession Open(MultichatSession chat) =>
        chat.Status == ChatStatus.Active ? chat : throw SwarmException.Refused($"The chat {chat.SessionId} has ended; start another one.");

    /// <summary>It is there, has not ended, and the agent takes part in it.</summary>
    public static MultichatSession OpenTo(string agent, MultichatSession? chat, string chatId) => Open(There(chat, chatId)).Participants.Contains(agent)
        ? chat!
        : throw SwarmException.Refused($"{agent} takes no part in the chat {chatId}: join first.");
}
