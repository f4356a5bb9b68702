using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Schema;

/// <summary>Changes that an upgrade step takes care of are no decision any more, and those that it does not see still are.</summary>
public sealed class CoveredBySteps
{
    private const string Before = """
        [PersistedSession] public partial class Person { [Key] public string Id { get; init; } = ""; public string FullName { get; set; } = ""; public string? Nick { get; set; } [AppendOnly] public List<Remark> Remarks { get; init; } = []; }
        public record Remark(string Text);
        """;

    private const string Split = "[SchemaUpgrade(From = 1)] private static void Split(System.Text.Json.Nodes.JsonObject stored) { stored[\"firstName\"] = stored[\"fullName\"]!.GetValue<string>(); stored.Remove(\"fullName\"); }";

    private static string After(string settings, string members, string steps, string entry = "public record Remark(string Text);", string name = "Person") => $$"""
        [PersistedSession({{settings}})] public partial class {{name}} { [Key] public string Id { get; init; } = ""; {{members}} {{steps}} }
        {{entry}}
        """;

    private static string Members(string first = "FirstName") => $"public required string {first} {{ get; set; }} public string? Nick {{ get; set; }}" + Remarks;

    private const string Remarks = " [AppendOnly] public List<Remark> Remarks { get; init; } = [];";

    [Fact]
    public void A_member_that_a_step_reads_and_one_that_it_makes_only_bring_the_file_out_of_date()
    {
        var file = Remembered.FileOf(Before);
        var found = Remembered.Reports(file, After("SchemaVersion = 2", Members(), Split, name: "{|PG1001:Person|}"));
        file = Remembered.Write(file, found);
        Assert.Contains("person header fullName: string @1..1\n", file, StringComparison.Ordinal);
        Assert.Contains("person header firstName: string required @2\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("accepted", file, StringComparison.Ordinal);
        Remembered.Reports(file, After("SchemaVersion = 2", Members(), Split));

        // Where the step goes, data of version 1 is not read any more; what the file knows of the new member stays.
        Assert.Contains("person steps: 1 @2\n", file, StringComparison.Ordinal);
        Assert.Equal(["PG1004", "PG1025"], Remembered.Analyze(file, After("SchemaVersion = 3", Members(), "")).Select(static found => found.Id));
    }

    [Theory]
    [InlineData("SchemaVersion = 2", "", "a step is missing")]
    [InlineData("SchemaVersion = 2", "[SchemaUpgrade(From = 1)] private static void Other(System.Text.Json.Nodes.JsonObject stored) => stored[\"x\"] = 1;", "it names neither")]
    [InlineData("SchemaVersion = 2", "[SchemaUpgrade(From = 1, Log = \"Remarks\")] private static void Other(System.Text.Json.Nodes.JsonObject stored) => (stored[\"firstName\"], stored[\"fullName\"]) = (\"\", null);", "it is given entries")]
    public void What_no_step_sees_is_reported(string settings, string step, string why)
    {
        _ = why;
        Remembered.Reports(Remembered.FileOf(Before), After(settings, Members("{|PG1011:FirstName|}"), step, name: "{|PG1004:Person|}"));
    }

    [Fact]
    public void A_step_from_an_earlier_version_than_the_last_that_stored_it_sees_too_little()
    {
        var file = Remembered.FileOf(Before.Replace("[PersistedSession]", "[PersistedSession(SchemaVersion = 2)]", StringComparison.Ordinal));
        Assert.Equal(["PG1004", "PG1025", "PG1011"], Remembered.Analyze(file, After("SchemaVersion = 3", Members(), Split)).Select(static found => found.Id));
        Remembered.Reports(file, After("SchemaVersion = 3", Members(), Split.Replace("From = 1", "From = 2", StringComparison.Ordinal), name: "{|PG1001:Person|}"));
    }

    [Fact]
    public void Steps_of_a_log_cover_its_entries_also_under_a_new_name_of_the_log()
    {
        const string Step = "[SchemaUpgrade(From = 1, Log = \"Remarks\")] private static void Title(System.Text.Json.Nodes.JsonObject stored) { stored[\"title\"] = \"\"; stored[\"body\"] = stored[\"text\"]?.DeepClone(); stored.Remove(\"text\"); }";
        const string Header = "public string FullName { get; set; } = \"\"; public string? Nick { get; set; }";
        var file = Remembered.FileOf(Before);
        Remembered.Reports(file, After("SchemaVersion = 2", Header + Remarks, Step, "public record Remark(string Title, string Body);", "{|PG1001:Person|}"));
        Remembered.Reports(file, After("SchemaVersion = 2", Header + Remarks, "", "public record {|PG1004:Remark|}(string {|PG1011:Title|}, string {|PG1011:Body|});"));
        Remembered.Reports(
            file,
            After("SchemaVersion = 2", Header + " [AppendOnly, PersistedName(\"notes\", Former = [\"Remarks\"])] public List<Remark> Notes { get; init; } = [];", Step.Replace("\"Remarks\"", "\"Notes\"", StringComparison.Ordinal), "public record Remark(string Title, string Body);", "{|PG1001:Person|}"));
    }

    [Fact]
    public void A_step_of_another_log_that_has_the_same_names_covers_nothing()
    {
        const string Logs = " [AppendOnly] public List<Remark> Remarks { get; init; } = []; [AppendOnly] public List<Note> Notes { get; init; } = [];";
        const string Step = "[SchemaUpgrade(From = 1, Log = \"LOG\")] private static void Title(System.Text.Json.Nodes.JsonObject stored) { stored[\"title\"] = stored[\"text\"]?.DeepClone(); stored.Remove(\"text\"); }";
        const string Notes = "public record Note(string Text, string? Title = null); ";
        var file = Remembered.FileOf(After("SchemaVersion = 1", Logs, "", Notes + "public record Remark(string Text);"));
        Remembered.Reports(file, After("SchemaVersion = 2", Logs, Step.Replace("LOG", "Notes", StringComparison.Ordinal), Notes + "public record {|PG1004:Remark|}(string {|PG1011:Title|});"));
        Remembered.Reports(file, After("SchemaVersion = 2", Logs, Step.Replace("LOG", "Remarks", StringComparison.Ordinal), Notes + "public record Remark(string Title);", "{|PG1001:Person|}"));
    }

    [Fact]
    public void A_step_goes_with_its_log_under_a_new_name()
    {
        const string Step = "[SchemaUpgrade(From = 1, Log = \"Remarks\")] private static void Trim(System.Text.Json.Nodes.JsonObject stored) { }";
        var file = Remembered.FileOf(After("SchemaVersion = 2", Remarks, Step));
        Assert.Contains("person steps: remarks:1", file, StringComparison.Ordinal);
        const string Renamed = " [AppendOnly, PersistedName(\"notes\", Former = [\"Remarks\"])] public List<Remark> Notes { get; init; } = [];";
        Remembered.Reports(file, After("SchemaVersion = 3", Renamed, Step.Replace("\"Remarks\"", "\"Notes\"", StringComparison.Ordinal), name: "{|PG1001:Person|}"));
    }

    [Fact]
    public void A_null_that_a_step_replaces_and_a_name_of_an_enum_that_it_renames_are_covered()
    {
        const string Source = "[PersistedSession] public partial class Person { [Key] public string Id { get; init; } = \"\"; public string? Nick { get; set; } [JsonConverter(typeof(JsonStringEnumConverter))] public Mood Mood { get; set; } } public enum Mood { Calm, Angry }";
        const string Step = "[SchemaUpgrade(From = 1)] private static void Mend(System.Text.Json.Nodes.JsonObject stored) { stored[\"nick\"] ??= \"\"; if (stored[\"mood\"]?.GetValue<string>() == \"Angry\") { stored[\"mood\"] = \"Calm\"; } }";
        const string Rest = "[JsonConverter(typeof(JsonStringEnumConverter))] public Mood Mood { get; set; }";
        var file = Remembered.FileOf(Source);
        Remembered.Reports(file, After("SchemaVersion = 2", "public string {|PG1010:Nick|} { get; set; } = \"\"; " + Rest, "", "public enum {|PG1013:Mood|} { Calm }"));
        Remembered.Reports(file, After("SchemaVersion = 2", "public string Nick { get; set; } = \"\"; " + Rest, Step, "public enum Mood { Calm }", "{|PG1001:Person|}"));
    }

    [Fact]
    public void A_log_that_is_gone_is_given_to_no_step() =>
        Remembered.Reports(
            Remembered.FileOf(Before),
            After("SchemaVersion = 2", "public string FullName { get; set; } = \"\"; public string? Nick { get; set; }", "[SchemaUpgrade(From = 1)] private static void Drop(System.Text.Json.Nodes.JsonObject stored) => stored.Remove(\"remarks\");", name: "{|PG1005:Person|}"));

    [Fact]
    public void A_type_that_does_not_take_what_is_stored_is_not_covered()
    {
        const string Step = "[SchemaUpgrade(From = 1)] private static void Count(System.Text.Json.Nodes.JsonObject stored) => stored[\"fullName\"] = stored[\"fullName\"]!.GetValue<string>().Length;";
        Remembered.Reports(Remembered.FileOf(Before), After("SchemaVersion = 2", "public int {|PG1008:FullName|} { get; set; } public string? Nick { get; set; }" + Remarks, Step));
    }

    [Theory]
    [InlineData("[SchemaUpgrade(From = 1)] private static void One(Object stored) { }", "")]
    [InlineData("[SchemaUpgrade(From = 2)] private static void Two(Object stored) { }", "the step of log notes from version 1 is new, and version 2 stored")]
    [InlineData("", "the step from version 1 is gone, and what that version stored")]
    public void A_step_that_is_gone_or_late_is_a_decision(string first, string problem)
    {
        const string Class = "[PersistedSession(SchemaVersion = 0)] public partial class Person { [Key] public string Id { get; init; } = \"\"; public int Number { get; set; } [AppendOnly] public List<Note> Notes { get; init; } = []; STEPS } public record Note(string Text);";
        static string Version(int number, string steps) => Class.Replace("= 0)", $"= {number})", StringComparison.Ordinal).Replace("STEPS", steps, StringComparison.Ordinal).Replace("Object", "System.Text.Json.Nodes.JsonObject", StringComparison.Ordinal);
        var isLate = first.Contains("Two", StringComparison.Ordinal);
        var file = Remembered.FileOf(Version(2, isLate ? "" : "[SchemaUpgrade(From = 1)] private static void One(Object stored) { }"));
        var next = Version(3, isLate ? first + "[SchemaUpgrade(From = 1, Log = \"Notes\")] private static void Note(Object stored) { }" : first);
        var found = Assert.Single(Remembered.Analyze(file, next));
        Assert.Equal(problem.Length == 0 ? "PG1001" : "PG1025", found.Id);
        Assert.Contains(problem, found.GetMessage(null), StringComparison.Ordinal);
        file = Remembered.Write(file, [found]);
        file = Remembered.Write(file, Remembered.Analyze(file, next));
        Assert.Empty(Remembered.Analyze(file, next));
        Assert.Equal(problem.Length > 0, file.Contains("accepted: no data of that version is stored any more", StringComparison.Ordinal));
    }
}
