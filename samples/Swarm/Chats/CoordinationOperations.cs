using Persistence;

namespace Swarm.Chats;

/// <summary>One agent leads a chat to a task. It holds the chat's lease, so that there is never a second coordinator.</summary>
/// <param name="chats">The chats.</param>
/// <param name="coordinations">What is coordinated.</param>
/// <param name="clock">The time.</param>
public sealed class CoordinationOperations(IMultichatSessionStore chats, ITaskCoordinationStore coordinations, TimeProvider clock)
{
    /// <summary>Becomes the coordinator and says the task to every participant; after a crash, to those that have not heard of it.</summary>
    /// <param name="chatId">The chat.</param>
    /// <param name="coordinator">The agent.</param>
    /// <param name="task">What is to be done.</param>
    /// <param name="duration">How long it stays coordinator without renewing.</param>
    /// <returns>The lease: as long as it holds, no other agent changes the chat's header.</returns>
    /// <exception cref="SwarmException">There is no such chat, or another agent coordinates it.</exception>
    public SessionLease Coordinate(string chatId, string coordinator, string task, TimeSpan duration)
    {
        var lease = Lease(chatId, coordinator, duration);
        try
        {
            Say(chats.Under(lease).Load(chatId, SessionLoad.HeaderOnly), coordinator, task);
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Notes that the task is done.</summary>
    public void Finish(string chatId) => coordinations.Update(chatId, static coordination => coordination.Status = CoordinationStatus.Done);

    /// <summary>The chats that an agent coordinates or has coordinated.</summary>
    public SessionPage<TaskCoordination> Of(string coordinator) => coordinations.Query().WhereCoordinator(coordinator).Headers();

    private SessionLease Lease(string chatId, string coordinator, TimeSpan duration)
    {
        try
        {
            return chats.TryAcquireLease(chatId, coordinator, duration)
                ?? throw SwarmException.Refused($"{chats.FindLease(chatId)?.Holder ?? "Another agent"} coordinates the chat {chatId} already.");
        }
        catch (SessionNotFoundException cause)
        {
            throw SwarmException.Refused($"There is no chat {chatId}.", cause);
        }
    }

    private void Say(MultichatSession chat, string coordinator, string task)
    {
        var coordination = coordinations.GetOrCreate(chat.SessionId, () => new TaskCoordination { ChatId = chat.SessionId, Task = task, Coordinator = coordinator });
        string[] participants = [.. chat.Participants.Where(agent => agent != coordinator)];
        foreach (var agent in participants.Where(agent => !coordination.Sent.GetValueOrDefault(agent)))
        {
            // Its id is that of the task and the agent: said again after a crash, it is there once.
            chats.AppendMessages(chat.SessionId, new ChatMessage($"{chat.SessionId}-task-{agent}", coordinator, [agent], task, clock.GetUtcNow(), ChatPriority.High, ["task"]));
        }

        coordinations.Update(chat.SessionId, stored =>
        {
            (stored.Coordinator, stored.Task, stored.Status) = (coordinator, task, CoordinationStatus.Said);
            stored.Participants.Clear();
            stored.Participants.AddRange(participants);
            Array.ForEach(participants, agent => stored.Sent[agent] = true);
        });
    }
}
