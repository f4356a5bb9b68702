using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Messages;
using Persistence.AgentFramework.Sessions;

namespace Persistence.AgentFramework.History;

/// <summary>What is stored of one run. One run is one caller's, and its parts come one after another.</summary>
internal sealed class RunRecord(string conversation, string? agent)
{
    // A message without an id is known by its content within its run: the same words in a later run are another message.
    private Guid _run;
    private Dictionary<MessageFingerprint, int>? _stored;

    public string Conversation => conversation;

    public string? Agent => agent;

    /// <summary>What a run that stores nothing beside others' runs has loaded; null where it merges, and before the first message.</summary>
    public AgentConversation? Loaded { get; set; }

    /// <summary>An answer without tool calls: stored when the run ends, well or not.</summary>
    public IReadOnlyList<ChatMessage> Pending { get; set; } = [];

    /// <summary>Whether its steps are stored when it ends: where the framework builds calls of approvals, what a client sees is not what the history gets.</summary>
    public bool IsStoredAtEnd { get; set; }

    /// <summary>The messages that are not stored yet, of a list that has all of the run so far.</summary>
    public List<UnstoredMessage> NotStored(IReadOnlyCollection<ChatMessage> soFar)
    {
        var seen = new Dictionary<MessageFingerprint, int>(soFar.Count);
        var added = new List<UnstoredMessage>(soFar.Count);
        foreach (var message in soFar)
        {
            var fingerprint = MessageFingerprint.Of(message);
            var number = Count(seen, fingerprint);
            if (number > (_stored?.GetValueOrDefault(fingerprint) ?? 0))
            {
                added.Add(new UnstoredMessage(Id(message, fingerprint, number), fingerprint, message));
            }
        }

        return added;
    }

    /// <summary>Ids for messages that follow what is stored.</summary>
    public List<UnstoredMessage> Following(IEnumerable<ChatMessage> next)
    {
        var seen = _stored is null ? [] : new Dictionary<MessageFingerprint, int>(_stored);
        var added = new List<UnstoredMessage>();
        foreach (var message in next)
        {
            var fingerprint = MessageFingerprint.Of(message);
            added.Add(new UnstoredMessage(Id(message, fingerprint, Count(seen, fingerprint)), fingerprint, message));
        }

        return added;
    }

    public void Stored(List<UnstoredMessage> messages)
    {
        _stored ??= new Dictionary<MessageFingerprint, int>(messages.Count);
        foreach (var message in messages)
        {
            Count(_stored, message.Fingerprint);
        }
    }

    private static int Count(Dictionary<MessageFingerprint, int> seen, MessageFingerprint fingerprint) =>
        ++CollectionsMarshal.GetValueRefOrAddDefault(seen, fingerprint, out _);

    private string Id(ChatMessage message, MessageFingerprint fingerprint, int number)
    {
        if (!string.IsNullOrWhiteSpace(message.MessageId))
        {
            return EntryIds.Of(message.MessageId, fingerprint);
        }

        if (_run == default)
        {
            _run = Guid.NewGuid();
        }

        return EntryIds.Of(_run, fingerprint, number);
    }
}
