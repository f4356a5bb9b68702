using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Messages;

namespace Persistence.AgentFramework.History;

/// <summary>What a run gets of a history.</summary>
internal sealed class HistoryReader(ConversationLog log, MessageJson json, StoredChatHistoryOptions options)
{
    private readonly int? _last = options.LastMessages;
    private readonly bool _closes = options.ClosesInterruptedCalls;
    private readonly bool _conflicts = options.ConcurrentRuns == ConcurrentRuns.Conflict;

    public async ValueTask<IReadOnlyList<ChatMessage>> ReadAsync(RunRecord run, IEnumerable<ChatMessage> request, CancellationToken cancellationToken)
    {
        IReadOnlyList<Sessions.StoredMessage> stored;
        if (_conflicts)
        {
            run.Loaded = await log.FindAsync(run.Conversation, _last, cancellationToken).ConfigureAwait(false);
            stored = run.Loaded?.Messages ?? [];
        }
        else
        {
            stored = await log.ReadAsync(run.Conversation, _last, cancellationToken).ConfigureAwait(false);
        }

        var asked = request as IReadOnlyCollection<ChatMessage> ?? [.. request];
        return ReplayableHistory.Of(json.Read(WithoutRepeated(stored, asked)), asked, _closes);
    }

    // A request that is made again, after a run that ended early, is there already.
    private static IReadOnlyList<Sessions.StoredMessage> WithoutRepeated(IReadOnlyList<Sessions.StoredMessage> stored, IReadOnlyCollection<ChatMessage> request)
    {
        var repeated = request.Where(static message => !string.IsNullOrWhiteSpace(message.MessageId))
            .Select(static message => EntryIds.Of(message.MessageId!, MessageFingerprint.Of(message))).ToHashSet(StringComparer.Ordinal);
        return repeated.Count == 0 ? stored : [.. stored.Where(message => !repeated.Contains(message.Id))];
    }
}
