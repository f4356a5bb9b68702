using Persistence;
using Swarm.Agents;

namespace Swarm.Chats;

/// <summary>What agents do in chats. Every operation may be repeated after a crash, with the same ids, and from many threads and processes.</summary>
/// <param name="chats">The chats.</param>
/// <param name="agents">The agents: who is not among them takes no part.</param>
/// <param name="clock">The time.</param>
public sealed class ChatOperations(IMultichatSessionStore chats, IAgentContextStore agents, TimeProvider clock)
{
    private readonly ChatChanges _changes = new(chats, clock);

    /// <summary>Starts a chat and invites its participants. One that was started before stays as it is.</summary>
    /// <exception cref="SwarmException">An agent is not known.</exception>
    public MultichatSession Start(string chatId, string topic, string initiator, IReadOnlyList<string> participants)
    {
        ArgumentNullException.ThrowIfNull(participants);
        string[] all = [initiator, .. participants.Where(agent => agent != initiator)];
        Array.ForEach(all, Known);
        var now = clock.GetUtcNow();
        return chats.GetOrCreate(
            chatId,
            () => new MultichatSession
            {
                SessionId = chatId,
                Topic = topic,
                Initiator = initiator,
                Participants = [.. all],
                CreatedAt = now,
                LastActivity = now,
                Messages = [_changes.Notice(chatId, "invitation", initiator, $"You are invited to: {topic}")],
            },
            SessionLoad.HeaderOnly);
    }

    /// <summary>Brings one more agent into a chat, and says so to the others.</summary>
    /// <returns>False where it takes part already.</returns>
    /// <exception cref="SwarmException">The chat or the agent is not known, the chat has ended, or somebody coordinates it.</exception>
    public bool Join(string chatId, string agent)
    {
        Known(agent);
        return _changes.Make(chatId, chat =>
        {
            if (ChatRules.Open(chat).Participants.Contains(agent))
            {
                return false;
            }

            chat.Participants.Add(agent);
            chat.LastActivity = clock.GetUtcNow();
            chat.Messages.Add(_changes.Notice(chatId, $"join-{agent}", agent, $"{agent} joins"));
            return true;
        });
    }

    /// <summary>Says something. Said again with the same id, it is stored once.</summary>
    /// <remarks>It is one append, also while another agent coordinates the chat. A message that was under way when the chat ended is kept.</remarks>
    /// <exception cref="SwarmException">The chat is not known or has ended, or the sender takes no part in it.</exception>
    public void Respond(string chatId, ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var chat = ChatRules.OpenTo(message.Sender, chats.Find(chatId, SessionLoad.HeaderOnly), chatId);
        chats.AppendMessages(chatId, message);
        _changes.NoteActivity(chat);
    }

    /// <summary>As <see cref="Respond"/>, without a thread that waits: for programs in which many agents speak at once.</summary>
    /// <exception cref="SwarmException">As <see cref="Respond"/>.</exception>
    public async Task RespondAsync(string chatId, ChatMessage message, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var chat = ChatRules.OpenTo(message.Sender, await chats.FindAsync(chatId, SessionLoad.HeaderOnly, stop), chatId);
        await chats.AppendMessagesAsync(chatId, message, stop);
        _changes.NoteActivity(chat);
    }

    /// <summary>Says something to everybody.</summary>
    /// <returns>Whom it was said to.</returns>
    /// <exception cref="SwarmException">As <see cref="Respond"/>.</exception>
    public IReadOnlyList<string> Broadcast(string chatId, string id, string sender, string content)
    {
        Respond(chatId, new ChatMessage(id, sender, [], content, clock.GetUtcNow(), ChatPriority.Normal, ["broadcast"]));
        return [.. ChatRules.There(chats.Find(chatId, SessionLoad.HeaderOnly), chatId).Participants.Where(agent => agent != sender)];
    }

    /// <summary>Ends a chat. It is kept for thirty days, and takes no more messages.</summary>
    /// <returns>False where it had ended before.</returns>
    /// <exception cref="SwarmException">The chat is not known, or somebody coordinates it.</exception>
    public bool End(string chatId, string agent) => _changes.Make(chatId, chat =>
    {
        if (chat.Status == ChatStatus.Ended)
        {
            return false;
        }

        chat.Status = ChatStatus.Ended;
        chat.EndedAt = clock.GetUtcNow();
        chat.Messages.Add(_changes.Notice(chatId, "end", agent, $"{agent} ends the chat"));
        return true;
    });

    /// <summary>The messages of a chat before a sequence, the last ones of it first read, in the order in which they were said.</summary>
    public LogPage<ChatMessage> History(string chatId, long before = long.MaxValue, int limit = 100) => chats.ReadMessagesBefore(chatId, before, limit);

    /// <summary>The chats that an agent takes part in and that have not ended, the last active first.</summary>
    public SessionPage<MultichatSession> ActiveOf(string agent) =>
        chats.Query().WhereStatus(ChatStatus.Active).WhereParticipantsContain(agent).OrderByLastActivity(descending: true).Headers();

    private void Known(string agent)
    {
        if (!agents.Exists(agent))
        {
            throw SwarmException.Refused($"There is no agent {agent}: register it first.");
        }
    }
}
