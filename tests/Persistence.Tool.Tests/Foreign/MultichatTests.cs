using Persistence.Tool.Tests.Harness;

namespace Persistence.Tool.Tests.Foreign;

public sealed class MultichatTests
{
    private const string Sessions = """{"s1": {"session_id": "s1", "participants": ["Agent-4", "Agent-8"], "created_at": 1758690250.5, "last_activity": 1758690260, "message_count": 2}}""";
    private const string Messages = """
        [{"id": "m1", "session_id": "s1", "sender": "Agent-4", "recipient": "All", "content": "ready", "timestamp": 1758690251.25},
         {"id": "m1", "session_id": "s1", "sender": "Agent-8", "recipient": "Agent-4", "content": "again", "timestamp": 1758690252},
         {"id": "m9", "session_id": "gone", "sender": "Agent-7", "recipient": "All", "content": "lost", "timestamp": 1758690253}]
        """;

    [Fact]
    public async Task Sessions_messages_and_what_belongs_to_none_are_kept()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["data"]);
        await File.WriteAllTextAsync(folder["data/sessions.json"], Sessions, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["data/messages.json"], Messages, TestContext.Current.CancellationToken);

        var results = await Persist.Succeed("import", folder["data"], folder["store"], "--from", "multichat");
        Assert.Contains("1 x message of a session that is not there", results, StringComparison.Ordinal);
        Assert.Contains("1 x message whose id stood before", results, StringComparison.Ordinal);
        var exported = await Persist.Succeed("export", folder["store"]);
        Assert.Contains("""{"createdAt":"2025-09-24T05:04:10.5Z","lastActivity":"2025-09-24T05:04:20Z","messageCount":2,"participants":["Agent-4","Agent-8"],"sessionId":"s1"}""", exported, StringComparison.Ordinal);
        Assert.Contains("""{"content":"again","id":"m1#2",""", exported, StringComparison.Ordinal);
        Assert.Contains("$unmapped/gone", exported, StringComparison.Ordinal);

        // A second time nothing is added.
        Assert.Contains("0 created, 0 updated, 2 equal", await Persist.Succeed("import", folder["data"], folder["store"], "--from", "multichat"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transcripts_are_read_by_a_mapping()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["runs"]);
        await File.WriteAllTextAsync(folder["runs/one.jsonl"], """
            {"type":"user","uuid":"u1","sessionId":"x","cwd":"/home","message":{"role":"user","content":"hello"}}
            {"type":"assistant","uuid":"u2","sessionId":"x","message":{"role":"assistant","content":[{"type":"text","text":"hi"}]}}
            not json
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["map.json"], """{"class":"agent_run","session":"sessionId","id":"uuid","log":"turns","header":{"folder":"cwd"},"members":{"role":"message.role","content":"message.content","kind":"type"}}""", TestContext.Current.CancellationToken);

        var results = await Persist.Succeed("import", folder["runs"], folder["store"], "--from", "transcript", "--mapping", folder["map.json"]);
        Assert.Contains("1 x line that is no JSON object", results, StringComparison.Ordinal);
        var exported = await Persist.Succeed("export", folder["store"]);
        Assert.Contains("\"header\":{\"folder\":\"/home\",\"id\":\"x\"}", exported, StringComparison.Ordinal);
        Assert.Contains("not json", exported, StringComparison.Ordinal);
        Assert.Contains("\"role\":\"assistant\"", exported, StringComparison.Ordinal);
    }
}
