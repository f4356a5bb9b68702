using Microsoft.CodeAnalysis;
using Persistence.Generators.Tests.Harness;
using Persistence.SchemaFiles;

namespace Persistence.Generators.Tests.Schema;

/// <summary>What the file looks like, and what becomes of one that is not as it should be.</summary>
public sealed class Files
{
    private const string Chat = """
        namespace Samples;
        [PersistedSession(TimeToLive = "7.00:00:00")]
        public partial class Chat
        {
            [Key] public required string Id { get; init; }
            public required string FullName { get; set; }
            [Indexed] public Status Status { get; set; }
            [JsonConverter(typeof(JsonStringEnumConverter))] public Status? Old { get; set; }
            public List<Place> Places { get; init; } = [];
            public Tree? Root { get; set; }
            [PersistedName("odd name")] public decimal Odd { get; set; }
            [AppendOnly(Append = AppendRule.Exclusive)] public List<Happening> Events { get; init; } = [];
        }
        public enum Status { Open, Closed = 5 }
        public record Place(string Name, int? X = 1);
        public class Tree { public List<Tree> Parts { get; set; } = []; }
        [JsonDerivedType(typeof(Joined), "joined"), JsonDerivedType(typeof(Said), 2)] public abstract record Happening([property: Key] string EventId);
        public record Joined(string EventId, string Who) : Happening(EventId);
        public record Said(string EventId, string Text) : Happening(EventId);
        """;

    [Fact]
    public void Names_places_by_storage_one_fact_a_line_in_ordinal_order()
    {
        var file = Remembered.FileOf(Chat);
        Assert.Equal(
            """
            PersistedSchema 1
            # What session classes store, by version. `dotnet format` writes it; review it like code. See docs/schema-evolution.md.
            chat SchemaVersion: 1 #MARK Samples.Chat
            chat header "odd name": decimal @1
            chat header fullName: string required @1
            chat header old: enum-name? @1
            chat header old=Closed: name @1
            chat header old=Open: name @1
            chat header places: list<object> @1
            chat header places[].name: string @1
            chat header places[].x: int? @1
            chat header root.parts: list<object> @1
            chat header root: object? @1
            chat header status: enum indexed @1
            chat header status=0: Open @1
            chat header status=5: Closed @1
            chat key: id:string @1
            chat log events: family:$type exclusive @1
            chat log events<#2>.eventId: string key required @1
            chat log events<#2>.text: string required @1
            chat log events<#2>: object @1
            chat log events<joined>.eventId: string key required @1
            chat log events<joined>.who: string required @1
            chat log events<joined>: object @1
            chat ttl: 7.00:00:00 @1

            """.ReplaceLineEndings("\n"),
            System.Text.RegularExpressions.Regex.Replace(file, "#[0-9a-f]{8} ", "#MARK "));
        Assert.Empty(Remembered.Analyze(file, Chat));
        Assert.Equal(file, Remembered.FileOf(Chat));
    }

    [Fact]
    public void Without_a_file_there_is_one_suggestion()
    {
        const string two = "[PersistedSession] public partial class {|PG1000:Chat|} { [Key] public int Id { get; set; } public int A { get; set; } } [PersistedSession] public partial class Note { [Key] public int Id { get; set; } public int A { get; set; } }";
        Remembered.Reports(null, two);
        Remembered.Reports("", two);
        Assert.Empty(Remembered.Analyze(null, "public class Chat { }"));
        Assert.Empty(Remembered.Analyze("", "public class Chat { }"));
    }

    [Fact]
    public void Carriage_returns_change_nothing_and_stay()
    {
        var file = Remembered.FileOf(Chat).Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Empty(Remembered.Analyze(file, Chat));
        var more = Chat.Replace("public decimal Odd", "public int Added { get; set; } public decimal Odd", StringComparison.Ordinal).Replace("[PersistedName(\"odd name\")] public int Added { get; set; }", "public int Added { get; set; } [PersistedName(\"odd name\")]", StringComparison.Ordinal);
        var found = Remembered.Analyze(file, more);
        var updated = Remembered.Write(file, found);
        Assert.Contains("chat header added: int @1\r\n", updated, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", updated.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "PersistedSchema 2\n", 0, "it is of format 2, and this version of Persistence.Generators reads format 1; update the package")]
    [InlineData("", "something\n", 0, "the first line is 'PersistedSchema 1'")]
    [InlineData("chat key: id:string @1", "chat key: id:string", 16, "after what is stored stand the versions that store it so, for example @1 or @1..2")]
    [InlineData("chat key: id:string @1", "chat key: id:string @3..2", 16, "'2' is no version that comes after 3")]
    [InlineData("chat key: id:string @1", "chat key id", 16, null)]
    [InlineData("chat key: id:string @1", "chat key: id:string @1\nchat key: id:int @1", 17, "'key' of 'chat' has two lines without a last version; one of them is older")]
    [InlineData("chat key: id:string @1", "<<<<<<< ours", 16, null)]
    [InlineData("chat SchemaVersion: 1", "chat SchemaVersion: none", 2, "after 'SchemaVersion:' stand a number of 1 or more, and a mark that begins with #")]
    [InlineData("chat SchemaVersion: 1", "# chat SchemaVersion: 1", 25, "the line 'chat SchemaVersion: …' is missing, which says the version of 'chat'")]
    public void What_cannot_be_read_is_one_error_with_its_line_and_nothing_is_written(string text, string by, int line, string? reason)
    {
        var whole = Remembered.FileOf(Chat);
        var file = text.Length == 0 ? by + whole : whole.Replace(text, by, StringComparison.Ordinal);
        var found = Assert.Single(Remembered.Analyze(file, Chat));
        Assert.Equal("PG1002", found.Id);
        Assert.Equal("/project/PersistedSchema.txt", found.Location.GetLineSpan().Path);
        Assert.Empty(found.Properties);
        if (reason is not null)
        {
            Assert.Equal($"PersistedSchema.txt cannot be read, and nothing is compared or written: {reason}", found.GetMessage(null));
            Assert.Equal(line, found.Location.GetLineSpan().StartLinePosition.Line);
        }
    }

    [Theory]
    [InlineData("chat header number: int @1..1 accepted: why", "chat header number: int @1..1 accepted: one two")]
    [InlineData("draft SchemaVersion: 1 #0f0f0f0f Draft removed: why", "draft SchemaVersion: 1 #0f0f0f0f Draft removed: one two")]
    [InlineData("chat header number: int @1..1", "chat header number: int @1..1")]
    [InlineData("chat log lines: string @1..1 accepted: it was removed: by hand", "chat log lines: string @1..1 accepted: one two")]
    public void A_reason_that_is_said_takes_the_place_of_the_one_of_the_fix_on_one_line(string line, string expected) =>
        Assert.Equal(expected, SchemaLines.WithReason(line, "one\r\n\ntwo\n"));

    [Fact]
    public void Two_branches_that_both_raise_the_version_differ_in_its_line()
    {
        var file = Remembered.FileOf(Chat);
        string Raised(string added)
        {
            var source = Chat.Replace("(TimeToLive", "(SchemaVersion = 2, TimeToLive", StringComparison.Ordinal).Replace("public Tree? Root", $"public int {added} {{ get; set; }} public Tree? Root", StringComparison.Ordinal);
            return Remembered.Write(file, Remembered.Analyze(file, source));
        }

        static string Version(string text) => text.Split('\n').Single(static line => line.Contains(" SchemaVersion: ", StringComparison.Ordinal));
        Assert.StartsWith("chat SchemaVersion: 2 #", Version(Raised("One")), StringComparison.Ordinal);
        Assert.NotEqual(Version(Raised("One")), Version(Raised("Two")));
        Assert.Contains("chat header one: int @2\n", Raised("One"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lower_version_is_an_error()
    {
        var file = Remembered.FileOf(Chat.Replace("(TimeToLive", "(SchemaVersion = 3, TimeToLive", StringComparison.Ordinal));
        var found = Assert.Single(Remembered.Analyze(file, Chat));
        Assert.Equal("PG1024 at " + Chat.IndexOf("Chat", StringComparison.Ordinal) + ": Chat", Usage.Text(found));
        Assert.Equal("SchemaVersion of 'Chat' is 1, and the file has seen 3: data of the higher version is refused; raise it again", found.GetMessage(null));
    }

    [Fact]
    public void A_class_that_is_wrong_is_not_compared()
    {
        var file = Remembered.FileOf(Chat);
        Assert.Empty(Remembered.Analyze(file, Chat.Replace("public Tree? Root", "public object? Root", StringComparison.Ordinal)));
    }
}
