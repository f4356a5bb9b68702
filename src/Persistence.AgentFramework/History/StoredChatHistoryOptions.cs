using System.Text.Json;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework;

/// <summary>Settings of a <see cref="StoredChatHistoryProvider"/>. They are read once, when it is made.</summary>
public sealed class StoredChatHistoryOptions
{
    /// <summary>The conversation of a session that does not say its own: <c>_ => "console"</c>. Null, and a function that gives null: a new conversation for each new session.</summary>
    public Func<AgentSession, string?>? Conversation { get; set; }

    /// <summary>The name in <see cref="AgentSession.StateBag"/> under which a session remembers its conversation.</summary>
    public string StateKey { get; set; } = "PersistedConversation";

    /// <summary>How many of the last messages a run gets, 1 or more; null, the default, for all. A window does not begin with a tool result whose call it lacks.</summary>
    public int? LastMessages { get; set; }

    /// <summary>
    /// True, the default: what a run that failed, was cancelled, abandoned or killed has produced is stored: the request, tool calls and their results, and what came of an answer. False: only
    /// runs that ended well, as the framework does.
    /// </summary>
    public bool StoresUnfinishedRuns { get; set; } = true;

    /// <summary>True, the default: a tool call without a result is given an <see cref="InterruptedToolResult"/> when the history is read for a run. The stored history stays as it is.</summary>
    public bool ClosesInterruptedCalls { get; set; } = true;

    /// <summary>What becomes of two runs at the same time.</summary>
    public ConcurrentRuns ConcurrentRuns { get; set; } = ConcurrentRuns.Merge;

    /// <summary>How messages are written and read; null for the framework's <see cref="AgentAbstractionsJsonUtilities.DefaultOptions"/>. Indentation does not count.</summary>
    public JsonSerializerOptions? SerializerOptions { get; set; }

    /// <summary>Chooses among the messages of the history that a run gets; null for all.</summary>
    public Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? HistoryFilter { get; set; }

    /// <summary>Chooses which messages of a request are stored; null for all that do not come from the history.</summary>
    public Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? RequestFilter { get; set; }

    /// <summary>Chooses which messages of a response are stored; null for all.</summary>
    public Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? ResponseFilter { get; set; }
}
