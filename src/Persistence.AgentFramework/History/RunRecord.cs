using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Messages;
using Persistence.AgentFramework.Sessions;

namespace Persistence.AgentFramework.History;

/// <summary>What is stored of one run. One run is one caller's, and its parts come one after another.</summary>
internal sealed class RunRecord(string conversation, string? agent)
{
    // A message without an id is known by its content within its run: the same words in a later run are another message.
    private readonly string _run = Guid.NewGuid().ToString("n");
    private readonly Dictionary<string, int> _stored = [];

    public string Conversation => conversation;

    public string? Agent => agent;

    /// <summary>What a run that stores nothing beside others' runs has loaded; null where it merges, and before the first message.</summary>
    public AgentConversation? Loaded { get; set; }

    /// <summary>An answer without tool calls: stored when the run ends, well or not.</summary>
    public IReadOnlyList<ChatMessage> Pending { get; set; } = [];

    /// <summary>Whether its steps are stored when it ends: where the framework builds calls of approvals, what a client sees is not what the history gets.</summary>
    public bool IsStoredAtEnd { get; set; }

    /// <summary>The messages that are not stored yet, of a list that has all of the run so far.</summary>
    public List<(string Id, string Fingerprint, ChatMessage Message)> NotStored(IEnumerable<ChatMessage> soFar)
    {
        var seen = new Dictionary<string, int>();
        var added = new List<(string, string, ChatMessage)>();
        foreach (var message in soFar)
        {
            var fingerprint = MessageFingerprint.Of(message);
            var number = seen[fingerprint] = seen.GetValueOrDefault(fingerprint) + 1;
            if (number > _stored.GetValueOrDefault(fingerprint))
            {
                added.Add((Id(message, fingerprint, number), fingerprint, message));
            }
        }

        return added;
    }

    /// <summary>Ids for messages that follow what is stored.</summary>
    public List<(string Id, string Fingerprint, ChatMessage Message)> Following(IEnumerable<ChatMessage> next)
    {
        var seen = new Dictionary<string, int>(_stored);
        var added = new List<(string, string, ChatMessage)>();
        foreach (var message in next)
        {
            var fingerprint = MessageFingerprint.Of(message);
            var number = seen[fingerprint] = seen.GetValueOrDefault(fingerprint) + 1;
            added.Add((Id(message, fingerprint, number), fingerprint, message));
        }

        return added;
    }

    public void Stored(IEnumerable<(string Id, string Fingerprint, ChatMessage Message)> messages)
    {
        foreach (var (_, fingerprint, _) in messages)
        {
            _stored[fingerprint] = _stored.GetValueOrDefault(fingerprint) + 1;
        }
    }

    // Some services give several messages of an answer one id, so the content is part of it.
    private string Id(ChatMessage message, string fingerprint, int number) => string.IsNullOrWhiteSpace(message.MessageId)
        ? $"{_run}:{MessageFingerprint.Hash(fingerprint)}:{number}"
        : EntryIds.Of(message.MessageId, fingerprint);
}
