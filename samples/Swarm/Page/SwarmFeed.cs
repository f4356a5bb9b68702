using Persistence;
using Swarm.Stores;

namespace Swarm.Page;

/// <summary>What the page shows: every log of the swarm.</summary>
public static class SwarmFeed
{
    private const int Listed = 50;

    /// <summary>Adds the stores.</summary>
    public static void Add(SessionFeedBuilder feed, SwarmStores stores)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(stores);
        feed.Title = "Swarm";
        feed.ListInterval = TimeSpan.FromSeconds(1);
        feed.Add(stores.Chats, chats =>
        {
            chats.Name = "chats";
            chats.Log(static chat => chat.Messages, static message => new FeedEntry(message.Sender, message.Content) { At = message.SentAt, Kind = message.Tags is [var first, ..] ? first : null });
            chats.Show(static chat => new FeedSession(chat.Topic) { Status = chat.Status.ToString(), At = chat.LastActivity });
            chats.List(token => stores.Chats.Query().OrderByLastActivity(descending: true).Take(Listed).HeadersAsync(token));
        });
        feed.Add(stores.Runs, static runs =>
        {
            runs.Name = "runs";
            runs.Log(static run => run.Results, static result => new FeedEntry(result.Worker, $"{result.Step}: {result.Output}") { At = result.At, Kind = result.Succeeded ? "done" : "failed" });
            runs.Log(static run => run.Signals, static signal => new FeedEntry(signal.Sender, signal.Kind.ToString()));
            runs.Show(static run => new FeedSession($"Run: {run.Name}") { Status = run.State.ToString(), At = run.UpdatedAt });
        });
        AddAgents(feed, stores);
    }

    private static void AddAgents(SessionFeedBuilder feed, SwarmStores stores)
    {
        feed.Add(stores.Agents, static agents =>
        {
            agents.Name = "agents";
            agents.Log(static agent => agent.Inbox, static message => new FeedEntry(message.Sender, message.Payload) { At = message.DeliveredAt });
            agents.Log(static agent => agent.Responses, static answer => new FeedEntry("", answer.Message) { At = answer.Timestamp, Kind = answer.Priority.ToString() });
            agents.Show(static agent => new FeedSession(agent.AgentId) { Status = agent.State.ToString(), At = agent.UpdatedAt });
        });
        feed.Add(stores.Tools, static tools =>
        {
            tools.Name = "tools";
            tools.Log(static tool => tool.Outcomes, static use => new FeedEntry(use.Agent, use.Succeeded ? "succeeded" : "failed") { At = use.At });
            tools.Show(static tool => new FeedSession($"Tool: {tool.Tool}"));
        });
    }
}
