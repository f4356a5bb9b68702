using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>PG0011, at the argument that is wrong.</summary>
public sealed class AttributeDiagnostics
{
    [Theory]
    [InlineData("Name = {|PG0011:\"\"|}")]
    [InlineData("Name = {|PG0011:\"a b\"|}")]
    [InlineData("Name = {|PG0011:\"9\"|}")]
    [InlineData("SchemaVersion = {|PG0011:0|}")]
    [InlineData("TimeToLive = {|PG0011:\"soon\"|}")]
    [InlineData("TimeToLive = {|PG0011:\"-1.00:00:00\"|}")]
    [InlineData("TimeToLive = {|PG0011:\"30\"|}")]
    [InlineData("TimeToLive = \"36500.00:00:00\"")]
    [InlineData("SlidingExpiration = {|PG0011:true|}")]
    [InlineData("Stores = {|PG0011:(SessionStores)64|}")]
    [InlineData("Name = null, TimeToLive = null")]
    public void Of_the_session(string argument) => Usage.Reports($$"""
        [PersistedSession({{argument}})] public partial class Wrong { [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
        """);

    [Theory]
    [InlineData("[JsonConverter({|PG0011:typeof(JsonStringEnumConverter)|})]")]
    [InlineData("[JsonDerivedType({|PG0011:typeof(Wrong)|}, \"wrong\")]")]
    [InlineData("[{|PG0011:JsonPolymorphic|}]")]
    [InlineData("[JsonUnmappedMemberHandling({|PG0011:JsonUnmappedMemberHandling.Disallow|})]")]
    public void Of_System_Text_Json_on_a_session(string attribute) => Usage.Reports($$"""
        {{attribute}} [PersistedSession] public partial class Wrong { [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
        """);

    [Theory]
    [InlineData("[PersistedSession(Name = {|PG0011:\"\"|})]", "[Key] public string Id { get; init; } = \"\"; public object? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonConverter({|PG0011:typeof(Wrong)|}), PersistedSession]", "[Key] public double {|PG0004:Id|} { get; init; } public int A { get; set; } public int {|PG0009:a|} { get; set; }")]
    [InlineData("[PersistedSession(SchemaVersion = {|PG0011:0|})]", "[Key] public string Id { get; init; } = \"\"; [AppendOnly] public int {|PG0006:A|} { get; set; } [PersistedName(\"b\", Former = [\"c\"]), AppendOnly] public List<int> B { get; init; } = [];")]
    [InlineData("[PersistedSession(TimeToLive = {|PG0011:\"soon\"|})]", "[Key] public string Id { get; init; } = \"\"; [{|PG0011:Indexed|}] private int A { get; set; } public Action? {|PG0005:B|} { get; set; }")]
    public void And_what_is_wrong_with_members_are_reported_together(string attributes, string members) => Usage.Reports($$"""
        {{attributes}} public partial class Wrong { {{members}} }
        """);

    [Fact]
    public void And_a_missing_key_are_reported_together() => Usage.Reports("""
        [PersistedSession(Name = {|PG0011:"9"|})] public partial class {|PG0003:Wrong|} { public int Number { get; set; } }
        """);

    [Theory]
    [InlineData("[Indexed(IgnoreCase = true)] public string A { get; set; } = \"\";")]
    [InlineData("[Indexed(IgnoreCase = true, Unique = true)] public string? A { get; set; }")]
    [InlineData("[Indexed(IgnoreCase = true)] public HashSet<string> A { get; set; } = [];")]
    [InlineData("[Indexed(IgnoreCase = false)] public int A { get; set; }")]
    [InlineData("[Indexed(IgnoreCase = {|PG0011:true|})] public int A { get; set; }")]
    [InlineData("[Indexed(Unique = true, IgnoreCase = {|PG0011:true|})] public Uri? A { get; set; }")]
    [InlineData("[Indexed(IgnoreCase = {|PG0011:true|})] public char A { get; set; }")]
    [InlineData("[Indexed(IgnoreCase = {|PG0011:true|})] public DayOfWeek A { get; set; }")]
    public void Of_an_index(string member) => Usage.Reports($$"""
        [PersistedSession] public partial class Job { [Key] public string Id { get; init; } = ""; {{member}} }
        """);

    [Fact]
    public void Of_a_constructor_of_a_session() => Usage.Reports("""
        [PersistedSession] public partial class Wrong { public Wrong() { } [{|PG0011:JsonConstructor|}] public Wrong(int number) => Number = number; [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
        """);

    [Fact]
    public void Unmapped_members_may_be_skipped_by_a_session() => Usage.Reports("""
        [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)] [PersistedSession] public partial class Right { [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
        """);

    [Theory]
    [InlineData("{|PG0011:null!|}")]
    [InlineData("{|PG0011:\"\"|}")]
    [InlineData("\"old\"")]
    public void Of_retired_names(string names) => Usage.Reports($$"""
        [Retired({{names}})] [PersistedSession] public partial class Wrong { [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
        """);

    [Theory]
    [InlineData("[PersistedName({|PG0011:\"\"|})] public int A { get; set; }")]
    [InlineData("[PersistedName({|PG0011:null!|})] public int A { get; set; }")]
    [InlineData("[PersistedName(\"a\", Former = {|PG0011:[\"\"]|})] public int A { get; set; }")]
    [InlineData("[PersistedName({|PG0011:\"a\\n\"|})] public int A { get; set; }")]
    [InlineData("[PersistedName(\"_version\")] public int {|PG0011:A|} { get; set; }")]
    [InlineData("[AppendOnly(Append = {|PG0011:(AppendRule)5|})] public List<int> Log { get; set; } = [];")]
    [InlineData("[{|PG0011:Indexed|}] private int A { get; set; }")]
    [InlineData("[{|PG0011:Indexed|}] public static int A { get; set; }")]
    [InlineData("[AppendOnly, {|PG0011:Indexed|}] public List<string> Log { get; set; } = [];")]
    [InlineData("[Range({|PG0011:1|}, 5)] public string A { get; set; } = \"\";")]
    [InlineData("[StringLength({|PG0011:5|})] public int A { get; set; }")]
    [InlineData("[MaxLength({|PG0011:5|})] public int A { get; set; }")]
    [InlineData("[RegularExpression({|PG0011:\"a\"|})] public Guid A { get; set; }")]
    [InlineData("[JsonExtensionData] public Dictionary<string, object>? A { get; set; } [{|PG0011:JsonExtensionData|}] public Dictionary<string, object>? B { get; set; }")]
    public void Of_a_member(string member) => Usage.Reports($$"""
        [PersistedSession] public partial class Wrong { [Key] public string Id { get; init; } = ""; public int Number { get; set; } {{member}} }
        """);

    [Theory]
    [InlineData("[JsonExtensionData] of 'More' is not valid: 'Wrong' keeps what it does not know in 'Rest' already, and only one member can", Keepers)]
    [InlineData("'A' cannot be stored: [JsonExtensionData] of 'Nested.More' is not valid: 'Nested' keeps what it does not know in 'Rest' already, and only one member can; change its type or mark it [NotMapped]", "public Nested? A { get; set; }")]
    [InlineData("'A' cannot be stored: [JsonExtensionData] of 'Nested.More' is not valid: 'Nested' keeps what it does not know in 'Rest' already, and only one member can; change its type or mark it [NotMapped]", "[AppendOnly] public List<Nested> A { get; set; } = [];")]
    public void A_second_keeper_is_told_in_the_same_words_wherever_it_stands(string message, string member) => Assert.Equal(
        [message],
        Usage.Analyze(UserProject.Of($$"""
            [PersistedSession] public partial class Wrong { [Key] public string Id { get; init; } = ""; {{member}} }
            public class Nested { {{Keepers}} }
            """)).Where(static found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(static found => found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));

    private const string Keepers = "[JsonExtensionData] public Dictionary<string, object>? Rest { get; set; } [JsonExtensionData] public Dictionary<string, object>? More { get; set; }";
}
