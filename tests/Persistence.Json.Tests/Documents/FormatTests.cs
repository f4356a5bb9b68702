using System.Text.Json.Nodes;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Documents;

/// <summary>Stores read by what others can write from docs/json-format.md.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Python_and_system_text_json_read_a_session_as_the_store_does()
    {
        var file = NewSession();
        var foreign = ForeignReader.Read(file);
        Assert.Equal("""{"id":"chat-1","topic":"größer","phase":3}""", foreign["header"]!.ToJsonString(Relaxed));
        Assert.Equal(41, foreign["logs"]!["remarks"]!.AsArray().Count);
        Assert.Equal("""["a \"note\"",""]""", foreign["logs"]!["notes"]!.ToJsonString(Relaxed));
        var (exitCode, output) = PageReader.Run(file);
        Assert.True(exitCode == 0, output);
        Assert.True(JsonNode.DeepEquals(foreign, JsonNode.Parse(output)), output);
    }

    [Fact]
    public void Python_reads_a_compacted_session()
    {
        using var store = _place.Open(new JsonStoreOptions { CompactionMinimum = 1000 });
        var chat = TemporaryStore.Chat("chat-1");
        store.Create(chat);
        for (var number = 0; number < 100; number++)
        {
            chat.Topic = new string('t', 200) + number;
            chat.Notes.Add($"{number}");
            store.Save(chat);
        }

        Assert.True(new FileInfo(_place.FileOf("chat-1")).Length < 60_000);
        var (exitCode, output) = PageReader.Run(_place.FileOf("chat-1"));
        Assert.True(exitCode == 0, output);
        Assert.True(JsonNode.DeepEquals(ForeignReader.Read(_place.FileOf("chat-1")), JsonNode.Parse(output)), output);
        Assert.Equal(100, JsonNode.Parse(output)!["logs"]!["notes"]!.AsArray().Count);
    }

    [Fact]
    public void Python_ignores_a_torn_line_and_refuses_a_damaged_one()
    {
        var file = NewSession();
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..^30]);
        var (exitCode, output) = PageReader.Run(file);
        Assert.True(exitCode == 0, output);
        Assert.Equal(40, JsonNode.Parse(output)!["logs"]!["remarks"]!.AsArray().Count);

        bytes[300] ^= 1;
        File.WriteAllBytes(file, bytes);
        (exitCode, output) = PageReader.Run(file);
        Assert.Equal(1, exitCode);
        Assert.Contains("damaged at byte", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_on_the_page_is_a_file_that_the_store_reads()
    {
        using var store = _place.Open();
        File.WriteAllText(Path.Combine(_place.ChatFolder, "+chat%201.jsonl"), PageReader.Block("json"));
        var chat = store.Load("Chat 1");
        Assert.Equal("Persistence", chat.Topic);
        Assert.Equal(["ready", "go"], chat.Remarks.Select(remark => remark.Content));
        Assert.Equal(["to be continued"], chat.Notes);
        Assert.True(store.Verify().IsIntact);
        store.AppendNotes("Chat 1", "continued");
        Assert.Equal(2, store.CountNotes("Chat 1"));
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string NewSession()
    {
        using var store = _place.Open();
        var chat = TemporaryStore.Chat("chat-1");
        store.Create(chat);
        for (var number = 0; number < 40; number++)
        {
            store.AppendRemarks("chat-1", TemporaryStore.Remark($"{number}", number % 2 == 0 ? "line\nbreak, zero \0, quote \"" : "😀 größer"));
        }

        chat.Topic = "größer";
        chat.Phase = 3;
        chat.Notes.AddRange(["a \"note\"", ""]);
        store.Save(chat);
        store.AppendRemarks("chat-1", TemporaryStore.Remark("last"));
        return _place.FileOf("chat-1");
    }
}
