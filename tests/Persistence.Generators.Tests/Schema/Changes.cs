using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Tests.Schema;

/// <summary>Each kind of change, at its token, and what becomes of it when it is accepted: nothing is reported any more, and nothing is forgotten.</summary>
public sealed class Changes
{
    private const string Foreign = "public class Entry { public string Text = \"\"; public int Number = default!; public static System.Text.Json.JsonSerializerOptions Options => null!; private Entry() { } }";

    /// <summary>Members before, members after with marks, what stands elsewhere before, and after.</summary>
    public static TheoryData<string, string, string, string> Rows => new()
    {
        // Removed and renamed.
        { "public int A { get; set; } public int B { get; set; }", "public int B { get; set; }", "1004", "" },
        { "public int A { get; set; } public int B { get; set; }", "public int C { get; set; } public int B { get; set; }", "1004", "" },
        { "public int B { get; set; } [AppendOnly] public List<string> A { get; init; } = [];", "public int B { get; set; }", "1005", "" },
        { "public int A { get; set; }", "[PersistedName(\"b\", Former = [\"A\"])] public int {|PG1006:B|} { get; set; }", "", "" },
        { "[AppendOnly] public List<string> A { get; init; } = [];", "[AppendOnly, PersistedName(\"b\", Former = [\"A\"])] public List<string> {|PG1007:B|} { get; init; } = [];", "", "" },
        { "public Place A { get; set; } = new();", "public Place A { get; set; } = new();", "public class Place { public int X { get; set; } public int Y { get; set; } }", "public class {|PG1004:Place|} { public int Y { get; set; } }" },
        { "[AppendOnly] public List<Entry> A { get; init; } = [];", "[AppendOnly] public List<Entry> A { get; init; } = [];", "public record Entry(string Text, int Weight);", "public record {|PG1004:Entry|}(string Text);" },

        // Types.
        { "public int A { get; set; }", "public string {|PG1008:A|} { get; set; } = \"\";", "", "" },
        { "public long A { get; set; }", "public int {|PG1008:A|} { get; set; }", "", "" },
        { "public int A { get; set; }", "public long {|PG1009:A|} { get; set; }", "", "" },
        { "public int A { get; set; }", "public int? {|PG1009:A|} { get; set; }", "", "" },
        { "public string? A { get; set; }", "public string {|PG1010:A|} { get; set; } = \"\";", "", "" },
        { "public string A { get; set; } = \"\";", "public Place {|PG1008:A|} { get; set; } = new();", "", "public class Place { public required int X { get; set; } }" },
        { "public Place A { get; set; } = new();", "public string {|PG1008:A|} { get; set; } = \"\";", "public class Place { public int X { get; set; } }", "" },
        { "public List<Place> A { get; set; } = [];", "public List<Place> A { get; set; } = [];", "public class Place { public int X { get; set; } }", "public class Place { public string {|PG1008:X|} { get; set; } = \"\"; }" },
        { "public Dictionary<string, Place> A { get; set; } = [];", "public Dictionary<string, Place> A { get; set; } = [];", "public class Place { public int X { get; set; } }", "public class Place { public long {|PG1009:X|} { get; set; } }" },
        { "public List<int> A { get; set; } = [];", "public HashSet<int> {|PG1008:A|} { get; set; } = [];", "", "" },
        { "[JsonPropertyName(\"a\")] public int A { get; set; }", "[JsonPropertyName(\"a\")] public int {|PG1008:B|} { get; set; }", "", "" },
        { "public TimeSpan A { get; set; }", "[Indexed] public TimeSpan {|PG1008:A|} { get; set; }", "", "" },

        // Required.
        { "public int A { get; set; }", "public int A { get; set; } public required int {|PG1011:B|} { get; set; }", "", "" },
        { "public int A { get; set; }", "[JsonRequired] public int {|PG1011:A|} { get; set; }", "", "" },
        { "[AppendOnly] public List<Entry> A { get; init; } = [];", "[AppendOnly] public List<Entry> A { get; init; } = [];", "public record Entry(string Text);", "public record Entry(string Text, string {|PG1011:Author|});" },

        // Enums and families.
        { "public Kind A { get; set; }", "public Kind A { get; set; }", "public enum Kind { One, Two }", "public enum Kind { {|PG1012:Zero|}, {|PG1012:One|}, Two }" },
        { "[JsonConverter(typeof(JsonStringEnumConverter))] public Kind A { get; set; }", "[JsonConverter(typeof(JsonStringEnumConverter))] public Kind A { get; set; }", "public enum Kind { One, Two }", "public enum {|PG1013:Kind|} { One, Three }" },
        { "public DayOfWeek A { get; set; }", "[JsonConverter(typeof(JsonStringEnumConverter))] public DayOfWeek {|PG1014:A|} { get; set; }", "", "" },
        { "public Shape? A { get; set; }", "public Shape? {|PG1015:A|} { get; set; }", "[JsonDerivedType(typeof(Round), \"round\")] public abstract class Shape; public class Round : Shape { public int R { get; set; } }", "[JsonDerivedType(typeof(Round), \"circle\")] public abstract class Shape; public class Round : Shape { public int R { get; set; } }" },
        { "public Shape? A { get; set; }", "public Shape? {|PG1015:A|} { get; set; }", "[JsonDerivedType(typeof(Round), \"round\")] public abstract class Shape; public class Round : Shape { public int R { get; set; } }", "[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\"), JsonDerivedType(typeof(Round), \"round\")] public abstract class Shape; public class Round : Shape { public int R { get; set; } }" },

        // Ids, keys, logs.
        { "[AppendOnly] public List<Entry> A { get; init; } = [];", "[AppendOnly] public List<Entry> A { get; init; } = [];", "public record Entry([property: Key] string Id, string Text);", "public record {|PG1016:Entry|}(string Text);" },
        { "[AppendOnly] public List<Entry> A { get; init; } = [];", "[AppendOnly] public List<Entry> A { get; init; } = [];", "public record Entry(string Text);", "public record Entry([property: Key] string {|PG1016:Text|});" },
        { "[AppendOnly] public List<Entry> A { get; init; } = [];", "[AppendOnly] public List<Entry> A { get; init; } = [];", "public record Entry([property: Key] string Text);", "public record Entry([property: Key] int {|PG1016:Text|});" },
        { ForeignLog("", "A"), ForeignLog("(EntryKey = \"Number\")", "{|PG1016:A|}"), Foreign, Foreign },
        { ForeignLog("(EntryKey = \"Number\")", "A"), ForeignLog("", "{|PG1016:A|}"), Foreign, Foreign },
        { ForeignLog("(EntryKey = \"Number\")", "A"), ForeignLog("(EntryKey = \"Number\")", "{|PG1016:A|}"), Foreign, Foreign.Replace("int Number", "string Number", StringComparison.Ordinal) },
        { ForeignLog("(EntryKey = \"Number\")", "A"), ForeignLog("(EntryKey = \"Text\")", "{|PG1016:{|PG1016:A|}|}"), Foreign, Foreign },
        { "[Key] public int A { get; set; } public int B { get; set; }", "[Key] public int {|PG1017:A|} { get; set; } [Key] public int C { get; set; } public int B { get; set; }", "", "" },
        { "[Key] public int A { get; set; } [Key] public int C { get; set; } public int B { get; set; }", "[Key] public int {|PG1017:C|} { get; set; } [Key] public int A { get; set; } public int B { get; set; }", "", "" },
        { "public List<string> A { get; set; } = [];", "[AppendOnly] public List<string> {|PG1018:A|} { get; set; } = [];", "", "" },
        { "[AppendOnly] public List<string> A { get; set; } = [];", "public List<string> {|PG1018:A|} { get; set; } = [];", "", "" },

        // The rest.
        { "[Indexed] public int A { get; set; }", "[Indexed(Unique = true)] public int {|PG1020:A|} { get; set; }", "", "" },
        { "[Indexed(Unique = true)] public string A { get; set; } = \"\";", "[Indexed(Unique = true, IgnoreCase = true)] public string {|PG1020:A|} { get; set; } = \"\";", "", "" },
        { "public int A { get; set; }", "[JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] public int {|PG1021:A|} { get; set; }", "", "" },
        { "[AppendOnly] public List<string> A { get; init; } = [];", "[AppendOnly(Append = AppendRule.Exclusive)] public List<string> {|PG1022:A|} { get; init; } = [];", "", "" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_change_is_seen_and_its_acceptance_remembers_what_was(string before, string after, string third, string fourth)
    {
        // A row whose third text is a number marks the class itself.
        var atClass = third.Length == 4 ? third : null;
        var file = Remembered.FileOf(Source(before, atClass is null ? third : "", null));
        Remembered.Reports(file, Source(before, atClass is null ? third : "", null));
        var marked = Source(after, fourth, atClass);
        var found = Remembered.Reports(file, marked);
        var (source, _) = Harness.Usage.Unmark(marked);
        Assert.All(found, diagnostic => Assert.StartsWith("PG10", diagnostic.Id, StringComparison.Ordinal));

        var accepted = Remembered.Write(file, found);
        Assert.Distinct(accepted.Split('\n').Where(static line => System.Text.RegularExpressions.Regex.IsMatch(line, @" @\d+( |$)")).Select(static line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));
        var next = Remembered.Analyze(accepted, source);
        Assert.All(next, static diagnostic => Assert.Equal("PG1001", diagnostic.Id));
        var updated = Remembered.Write(accepted, next);
        Assert.Empty(Remembered.Analyze(updated, source));
        Assert.Contains(" accepted: ", updated, StringComparison.Ordinal);
        foreach (var line in file.Split('\n').Where(static line => line.Contains(" @1", StringComparison.Ordinal)))
        {
            var place = line[..(line.IndexOf(": ", StringComparison.Ordinal) + 1)];
            Assert.Contains(place, updated, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("(TimeToLive = \"1.00:00:00\")", "(TimeToLive = \"7.00:00:00\")", "it was 1.00:00:00 and is 7.00:00:00")]
    [InlineData("(TimeToLive = \"1.00:00:00\")", "(TimeToLive = \"1.00:00:00\", SlidingExpiration = true)", "it was 1.00:00:00 and is 1.00:00:00 sliding")]
    [InlineData("(TimeToLive = \"1.00:00:00\")", "", "it was 1.00:00:00 and is for ever now")]
    [InlineData("", "(TimeToLive = \"1.00:00:00\")", "it was for ever and is 1.00:00:00 now")]
    public void Another_time_to_live_is_seen_at_the_class(string before, string after, string detail)
    {
        var file = Remembered.FileOf(Lasting(before, "Chat"));
        var found = Assert.Single(Remembered.Reports(file, Lasting(after, "{|PG1023:Chat|}")));
        Assert.Equal($"The time to live of 'Chat' changed ({detail}); stored sessions keep theirs until they are saved; accept it", found.GetMessage(null));
        Assert.Empty(Remembered.Analyze(Remembered.Write(file, [found]), Lasting(after, "Chat")));
    }

    [Theory]
    [InlineData("", "", "it was for ever and is expires-at now")]
    [InlineData("(TimeToLive = \"1.00:00:00\")", "(TimeToLive = \"1.00:00:00\")", "it was 1.00:00:00 and is 1.00:00:00 expires-at")]
    [InlineData("(TimeToLive = \"1.00:00:00\", SlidingExpiration = true)", "(TimeToLive = \"1.00:00:00\", SlidingExpiration = true)", "it was 1.00:00:00 sliding and is 1.00:00:00 expires-at sliding")]
    public void That_sessions_say_themselves_when_they_expire_is_seen_at_the_class(string before, string after, string detail)
    {
        var file = Remembered.FileOf(Lasting(before, "Chat"));
        var own = Lasting(after, "{|PG1023:Chat|}").Replace("[Key]", "[ExpiresAt] public DateTimeOffset? EndsAt => null;\n[Key]", StringComparison.Ordinal);
        var found = Assert.Single(Remembered.Reports(file, own));
        Assert.Contains($"({detail})", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(Remembered.Analyze(Remembered.Write(file, [found]), own.Replace("{|PG1023:Chat|}", "Chat", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("public int A { get; set; }", "public int A { get; set; } public int B { get; set; }", "", "")]
    [InlineData("public int A { get; set; }", "[Indexed] public int A { get; set; }", "", "")]
    [InlineData("public required int A { get; set; }", "public int A { get; set; }", "", "")]
    [InlineData("public Kind A { get; set; }", "public Kind A { get; set; }", "public enum Kind { One }", "public enum Kind { One, Two }")]
    [InlineData("public Kind A { get; set; }", "public Kind A { get; set; }", "public enum Kind { One, Two }", "public enum Kind { One, Second }")]
    [InlineData("[AppendOnly] public List<Entry> A { get; init; } = [];", "[AppendOnly] public List<Entry> A { get; init; } = [];", "public record Entry(string Text);", "public record Entry(string Text, string Author = \"\");")]
    public void What_loses_nothing_is_only_out_of_date(string before, string after, string elsewhere, string later)
    {
        var file = Remembered.FileOf(Source(before, elsewhere, null));
        var found = Remembered.Reports(file, Source(after, later, "1001"));
        Assert.Empty(Remembered.Analyze(Remembered.Write(file, found), Source(after, later, null)));
    }

    [Theory]
    [InlineData("public Place A { get; set; } = new();", "public Room A { get; set; } = new();", "public class Place { public int X { get; set; } }", "public class Room { public int X { get; set; } }")]
    [InlineData("public List<int> A { get; set; } = [];", "public int[] A { get; set; } = [];", "", "")]
    [InlineData("public int A { get; set; }", "[JsonPropertyName(\"a\"), PersistedName(\"a\")] public int Different { get; set; }", "", "")]
    [InlineData("public int A { get; set; }", "public int A { get; set; } [NotMapped] public int B { get; set; }", "", "")]
    public void Names_in_code_are_no_change(string before, string after, string elsewhere, string later) =>
        Remembered.Reports(Remembered.FileOf(Source(before, elsewhere, null)), Source(after, later, null));

    private static string ForeignLog(string settings, string name) => $"[AppendOnly{settings}, SerializedBy(typeof(Entry), \"Options\")] public List<Entry> {name} {{ get; init; }} = [];";

    private static string Lasting(string settings, string name) =>
        $"[PersistedSession{settings}] public partial class {name} {{ [Key] public int Id {{ get; init; }} public int A {{ get; set; }} }}";

    private static string Source(string members, string elsewhere, string? atClass) => $$"""
        [PersistedSession] public partial class {{(atClass is null ? "Chat" : $"{{|PG{atClass}:Chat|}}")}} { {{(members.Contains("[Key]", StringComparison.Ordinal) ? "" : "[Key] public string Id { get; init; } = \"\";")}} {{members}} }
        {{elsewhere}}
        """;
}
