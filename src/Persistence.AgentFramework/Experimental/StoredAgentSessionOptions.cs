using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Agents.AI;

namespace Persistence.AgentFramework.Experimental;

/// <summary>Settings of a <see cref="StoredAgentSessionStore"/>. They are read once, when it is made.</summary>
[Experimental("MAAI001")]
public sealed class StoredAgentSessionOptions
{
    /// <summary>
    /// What identifies an agent, from one start of the program to the next. Null, the default: its name. An agent that is renamed needs its earlier name here, <c>_ => "support"</c>, to find its
    /// sessions; <see cref="AIAgent.Id"/> is another one at each start, unless it is set.
    /// </summary>
    public Func<AIAgent, string>? Identity { get; set; }

    /// <summary>What becomes of a save of a session that another host saved since it was loaded: a <see cref="SessionConflictException"/>, or, with true, it is overwritten, as the framework's own stores do.</summary>
    public bool LastSaveWins { get; set; }

    /// <summary>How an agent writes its session; null for its defaults.</summary>
    public JsonSerializerOptions? SerializerOptions { get; set; }
}
