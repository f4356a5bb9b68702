using Persistence;

namespace Swarm.Chats;

/// <summary>Changes of a chat's header.</summary>
internal sealed class ChatChanges(IMultichatSessionStore chats, TimeProvider clock)
{
    // How old the noted time of the last activity may be: noting it is a commit of its own.
    private static readonly TimeSpan s_precision = TimeSpan.FromMinutes(1);

    /// <summary>Makes a change, again where another agent changed the chat meanwhile.</summary>
    /// <param name="chatId">The chat.</param>
    /// <param name="change">The change; false where there is nothing to change.</param>
    /// <exception cref="SwarmException">There is no such chat, or somebody coordinates it.</exception>
    public bool Make(string chatId, Func<MultichatSession, bool> change)
    {
        try
        {
            return chats.UpdateIf(chatId, change);
        }
        catch (SessionNotFoundException cause)
        {
            throw SwarmException.Refused($"There is no chat {chatId}.", cause);
        }
        catch (SessionLeasedException cause)
        {
            throw SwarmException.Refused($"{cause.Holder} coordinates the chat {chatId}: wait until that is done.", cause);
        }
    }

    /// <summary>Notes that something was said, to the minute.</summary>
    public void NoteActivity(MultichatSession chat)
    {
        var now = clock.GetUtcNow();
        if (now - chat.LastActivity < s_precision)
        {
            return;
        }

        try
        {
            chats.UpdateIf(chat.SessionId, stored => stored.LastActivity < now && (stored.LastActivity = now) == now);
        }
        catch (SessionException cause) when (cause is SessionLeasedException or SessionConflictException or SessionNotFoundException)
        {
            // Who holds or saves the chat just now is active in it, and the message is stored.
        }
    }

    /// <summary>A message about the chat itself. It is there once, also where another process repeats it.</summary>
    public ChatMessage Notice(string chatId, string kind, string agent, string content) =>
        new($"{chatId}-{kind}", agent, [], content, clock.GetUtcNow(), ChatPriority.Normal, [kind]);
}
