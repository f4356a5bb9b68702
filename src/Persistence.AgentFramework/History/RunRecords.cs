using System.Runtime.CompilerServices;
using Microsoft.Agents.AI;

namespace Persistence.AgentFramework.History;

/// <summary>The runs that are under way, each until nothing of it is reachable any more.</summary>
internal sealed class RunRecords
{
    private readonly ConditionalWeakTable<object, RunRecord> _records = [];

    public void Begin(AgentSession session, RunRecord record) => _records.AddOrUpdate(Key(session), record);

    public RunRecord? Find(AgentSession session) => _records.TryGetValue(Key(session), out var record) ? record : null;

    public RunRecord GetOrBegin(AgentSession session, Func<RunRecord> begin) => Find(session) ?? _records.GetValue(Key(session), _ => begin());

    // Two runs of one session at the same time have their own lists of messages. An empty list is shared by all who have none.
    private static object Key(AgentSession session) => AIAgent.CurrentRunContext is { RequestMessages: { Count: > 0 } messages } ? messages : session;
}
