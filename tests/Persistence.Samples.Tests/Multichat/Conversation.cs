using System.Text.Json;
using Persistence.Samples.Tests.Programs;
using Xunit;

namespace Persistence.Samples.Tests.Multichat;

/// <summary>A transcript made for one test. No two are the same, so that tests can share a server.</summary>
public sealed class Conversation
{
    private static readonly string[] s_recipients = ["Agent-0"];
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly int _agents;
    private readonly int _messagesEach;

    /// <summary>Writes a transcript.</summary>
    public Conversation(TestFolder folder, int agents, int messagesEach)
    {
        _agents = agents;
        _messagesEach = messagesEach;
        var lines = Enumerable.Range(0, Count).Select(number => Line(number % agents, number / agents));
        FileName = folder.Write("talk.jsonl", string.Concat(lines));
    }

    /// <summary>The transcript.</summary>
    public string FileName { get; }

    /// <summary>How many messages it has.</summary>
    public int Count => _agents * _messagesEach;

    /// <summary>A line of a transcript.</summary>
    public static string Line(string id, string sender, string content) => JsonSerializer.Serialize(new
    {
        id,
        sender,
        recipients = s_recipients,
        priority = "HIGH",
        topic = "Größe 🚀",
        sentAt = "2026-01-02T03:04:05+06:00",
        content,
    }) + "\n";

    /// <summary>Asserts that a session shows each message once, those of one agent in their order.</summary>
    public void AssertComplete(ProgramResult shown)
    {
        var said = shown.Lines.Where(line => line.StartsWith("says ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Count, said.Count);
        for (var agent = 0; agent < _agents; agent++)
        {
            Assert.Equal(
                Enumerable.Range(0, _messagesEach).Select(number => Content(agent, number)),
                said.Where(line => line.StartsWith($"says {agent} ", StringComparison.Ordinal)));
        }
    }

    private static string Content(int agent, int number) => $"says {agent} number {number}: ✓ “ready”";

    private string Line(int agent, int number) => Line($"{_mark}-{agent}-{number}", $"Agent-{agent}", Content(agent, number));
}
