using Persistence.Samples.Tests.Programs;
using Xunit;

namespace Persistence.Samples.Tests.Multichat;

public sealed class TranscriptTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("""{"id":"b","sender":"B","sentAt":"2026-01-02T03:04:05Z","content":""", "the value of 'content' is not valid")]
    [InlineData("[1, 2]", "is not a JSON object")]
    [InlineData("null", "null is no message")]
    [InlineData("""{"sender":"B","sentAt":"2026-01-02T03:04:05Z","content":"x"}""", "'id' is missing")]
    [InlineData("""{"id":"","sender":"B","sentAt":"2026-01-02T03:04:05Z","content":"x"}""", "'id' is empty")]
    [InlineData("""{"id":"b","sentAt":"2026-01-02T03:04:05Z","content":"x"}""", "'sender' is missing")]
    [InlineData("""{"id":"b","sender":"B","content":"x"}""", "'sentAt' is missing")]
    [InlineData("""{"id":"b","sender":"B","sentAt":"2026-01-02T03:04:05Z"}""", "'content' is missing")]
    [InlineData("""{"id":"b","sender":"B","sentAt":"yesterday","content":"x"}""", "the value of 'sentAt' is not valid")]
    [InlineData("""{"id":"b","sender":"B","sentAt":"2026-01-02T03:04:05Z","content":"x","recipients":[null]}""", "'recipients' is missing")]
    [InlineData("""{"id":"b","sender":"B","sentAt":"2026-01-02T03:04:05Z","content":"x","recipients":"A"}""", "the value of 'recipients' is not valid")]
    [InlineData("""{"id":"b","sender":"B","sentAt":"2026-01-02T03:04:05Z","content":"\ud800"}""", "the value of 'content' is not valid")]
    [InlineData("""{"id":"a","sender":"B","sentAt":"2026-01-02T03:04:05Z","content":"x"}""", "the id 'a' is that of line 1 already")]
    public void A_bad_line_is_named_by_its_number_and_nothing_is_stored(string line, string problem)
    {
        // Line 2 is empty, and lines end as on Windows: neither changes the count.
        _folder.Write("talk.jsonl", Conversation.Line("a", "A", "hello") + "\r\n" + line + "\r\n");
        var result = _folder.Multichat("talk.jsonl");
        result.Failed(1, "talk.jsonl, line 3: ");
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "multichat-sessions")));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_one_line()
    {
        _folder.Multichat("absent.jsonl").Failed(1, "absent.jsonl: there is no such file");
        _folder.Multichat(".").Failed(1, "is a folder");
        _folder.Write("empty.jsonl", "\n\n");
        _folder.Multichat("empty.jsonl").Failed(1, "holds no message");
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_line()
    {
        _folder.Write("taken", "a file");
        _folder.Multichat("--folder", "taken").Failed(1, "The folder 'taken' cannot be made");
    }

    [Fact]
    public void Another_content_is_another_session()
    {
        _folder.Write("talk.jsonl", Conversation.Line("a", "A", "hello"));
        _folder.Multichat("talk.jsonl").Succeeded();
        _folder.Write("talk.jsonl", "\uFEFF" + Conversation.Line("a", "A", "hello again"));
        Assert.StartsWith("1, 1 of them", _folder.Multichat("talk.jsonl").Succeeded().Row("Messages"), StringComparison.Ordinal);
        Assert.StartsWith("2 sessions", _folder.Multichat("--list").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_four_members_are_needed()
    {
        _folder.Write("talk.jsonl", """{"id":"a","sender":"A","sentAt":"2026-01-02T03:04:05Z","content":"x","mood":"fine"}""");
        Assert.Equal("1, 1 of them in this run", _folder.Multichat("talk.jsonl").Succeeded().Row("Messages"));
    }

    public void Dispose() => _folder.Dispose();
}
