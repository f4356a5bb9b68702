using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Messages;
using Persistence.AgentFramework.Sessions;

namespace Persistence.AgentFramework.History;

/// <summary>Stores messages of a run: in the provider when it ends, in the recording client while it goes on.</summary>
internal sealed class HistoryWriter(ConversationLog log, MessageJson json, ConcurrentRuns concurrentRuns)
{
    /// <summary>Stores what is not stored yet of a list that has all of the run so far.</summary>
    public ValueTask StoreAsync(RunRecord run, IReadOnlyCollection<ChatMessage> soFar) => WriteAsync(run, run.NotStored(soFar));

    /// <summary>Stores messages that follow what is stored.</summary>
    public ValueTask StoreNextAsync(RunRecord run, IEnumerable<ChatMessage> next) => WriteAsync(run, run.Following(next));

    private async ValueTask WriteAsync(RunRecord run, List<UnstoredMessage> messages)
    {
        if (messages.Count == 0)
        {
            return;
        }

        try
        {
            var entries = Entries(messages);
            if (concurrentRuns == ConcurrentRuns.Conflict)
            {
                run.Loaded = await log.SaveAsync(run.Loaded, run.Conversation, entries, run.Agent).ConfigureAwait(false);
            }
            else
            {
                await log.AppendAsync(run.Conversation, entries, run.Agent).ConfigureAwait(false);
            }
        }
        catch (Exception reason) when (reason is SessionException or ArgumentException or MessageJsonException or ObjectDisposedException)
        {
            throw new HistoryNotStoredException(run.Conversation, [.. messages.Select(static one => one.Message)], reason);
        }

        run.Stored(messages);
    }

    private StoredMessage[] Entries(List<UnstoredMessage> messages)
    {
        var entries = new StoredMessage[messages.Count];
        for (var index = 0; index < entries.Length; index++)
        {
            var (text, writtenBy) = json.Write(messages[index].Message);
            entries[index] = new StoredMessage { Id = messages[index].Id, WrittenBy = writtenBy, Message = text };
        }

        return entries;
    }
}
