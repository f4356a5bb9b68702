using Microsoft.Agents.AI;

namespace Persistence.AgentFramework.History;

/// <summary>Which conversation a session belongs to. The session remembers it, so that it is the same after the session was stored and loaded.</summary>
internal sealed class ConversationNames(string stateKey, Func<AgentSession, string?>? chosen)
{
    public string Of(AgentSession? session)
    {
        if (session is null)
        {
            throw new InvalidOperationException("A run without a session has no conversation. Create one by agent.CreateSessionAsync() and give it to the run.");
        }

        if (session.StateBag.TryGetValue<string>(stateKey, out var known) && !string.IsNullOrEmpty(known))
        {
            return known;
        }

        var name = chosen?.Invoke(session) is { Length: > 0 } own ? own : Guid.NewGuid().ToString("n");
        session.StateBag.SetValue(stateKey, name);
        return name;
    }

    public void Set(AgentSession session, string conversation)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentException.ThrowIfNullOrEmpty(conversation);
        session.StateBag.SetValue(stateKey, conversation);
    }
}
