using Persistence;
using Swarm.Chats;
using Swarm.Stores;

namespace Swarm.Importing;

/// <summary>Takes over the original's chats. Done again, or ended by whatever and begun again, everything is there once.</summary>
/// <param name="swarm">The swarm that gets them.</param>
public sealed class OriginalImport(SwarmServices swarm)
{
    private const string Everybody = "All";

    private int _repeatedIds;

    /// <summary>Takes over everything of one place.</summary>
    /// <returns>What became of it, in a line.</returns>
    public string Run(OriginalData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var byChat = data.Messages.ToLookup(static message => message.ChatId, StringComparer.Ordinal);
        var known = data.Chats.Select(static chat => chat.Id).ToHashSet(StringComparer.Ordinal);

        // The original stored messages of chats that it did not have; they are kept in a chat that says so.
        OriginalChat[] missing = [.. byChat.Where(said => !known.Contains(said.Key)).Select(static said => new OriginalChat(said.Key, [], said.Min(static one => one.SentAt), said.Max(static one => one.SentAt)))];
        var (added, stored) = (0, 0);
        foreach (var chat in data.Chats.Concat(missing))
        {
            var (isNew, messages) = Take(chat, [.. byChat[chat.Id]], known.Contains(chat.Id) ? chat.Id : $"{chat.Id}: its session was missing");
            added += isNew ? 1 : 0;
            stored += messages;
        }

        return $"{data.Place}: {data.Chats.Count} sessions and {data.Messages.Count} messages, {missing.Sum(chat => byChat[chat.Id].Count())} of a session that was missing, {_repeatedIds} with an id that stood before; {added} chats and {stored} messages are new here.";
    }

    private (bool IsNew, int Messages) Take(OriginalChat chat, IReadOnlyList<OriginalMessage> said, string topic)
    {
        string[] participants = [.. chat.Participants.Concat(said.Select(static message => message.Sender)).Distinct(StringComparer.Ordinal)];
        foreach (var agent in participants)
        {
            swarm.Agents.Register(agent, "speaker", "original");
        }

        var isNew = !swarm.Stores.Chats.Exists(chat.Id);
        swarm.Stores.Chats.GetOrCreate(chat.Id, () => new MultichatSession
        {
            SessionId = chat.Id,
            Topic = topic.Length <= 200 ? topic : topic[..200],
            Initiator = participants.FirstOrDefault() ?? "",
            Participants = [.. participants],
            CreatedAt = chat.CreatedAt,
            LastActivity = chat.LastActivity,
            Metadata = { ["source"] = "original" },
        });
        return (isNew, said.Count == 0 ? 0 : (int)swarm.Stores.Chats.AppendMessages(chat.Id, [.. WithIds(said)]).Stored);
    }

    // In the order of their times, as far as they differ. Its files took an id twice; a chat does not.
    private IEnumerable<ChatMessage> WithIds(IReadOnlyList<OriginalMessage> said)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in said.OrderBy(static message => message.SentAt))
        {
            var id = message.Id;
            for (var copy = 2; !ids.Add(id); copy++)
            {
                id = $"{message.Id}#{copy}";
            }

            _repeatedIds += id == message.Id ? 0 : 1;
            yield return new ChatMessage(id, message.Sender, message.Recipient == Everybody ? [] : [message.Recipient], message.Content, message.SentAt, ChatPriority.Normal, []);
        }
    }
}
