using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>PG0028 to PG0033, at the method or the argument that is wrong.</summary>
public sealed class UpgradeDiagnostics
{
    private const string Object = "System.Text.Json.Nodes.JsonObject";

    [Theory]
    [InlineData($"private static void Step({Object} stored)")]
    [InlineData($"public static void Step({Object} stored)")]
    [InlineData($"internal static void @event({Object} stored)")]
    [InlineData($"private void {{|PG0028:Step|}}({Object} stored)")]
    [InlineData($"private static int {{|PG0028:Step|}}({Object} stored)")]
    [InlineData($"private static async void {{|PG0028:Step|}}({Object} stored)")]
    [InlineData($"private static void {{|PG0028:Step|}}<T>({Object} stored)")]
    [InlineData("private static void {|PG0028:Step|}()")]
    [InlineData("private static void {|PG0028:Step|}(System.Text.Json.Nodes.JsonNode stored)")]
    [InlineData("private static void {|PG0028:Step|}(JsonObject stored)")]
    [InlineData($"private static void {{|PG0028:Step|}}(ref {Object} stored)")]
    [InlineData($"private static void {{|PG0028:Step|}}({Object} stored, int version)")]
    public void Of_the_form_of_a_step(string method) => Usage.Reports($$"""
        public sealed class JsonObject { }
        [PersistedSession(SchemaVersion = 2)] public partial class {{(method.Contains("PG0", StringComparison.Ordinal) ? "Wrong" : "Right")}} { [Key] public string Id { get; init; } = ""; public int Number { get; set; } [SchemaUpgrade(From = 1)] {{method}} { {{(method.Contains("int Step", StringComparison.Ordinal) || method.Contains("int {", StringComparison.Ordinal) ? "return 1;" : "")}} } }
        """);

    [Theory]
    [InlineData("nameof(Notes)")]
    [InlineData("\"Notes\"")]
    [InlineData("null")]
    [InlineData("{|PG0029:nameof(Lines)|}")]
    [InlineData("{|PG0029:nameof(Foreign)|}")]
    [InlineData("{|PG0029:nameof(Number)|}")]
    [InlineData("{|PG0029:\"Others\"|}")]
    [InlineData("{|PG0029:\"\"|}")]
    public void Of_the_log(string log) => Usage.Reports($$"""
        public sealed record Note(string Text);
        public static class Json { public static System.Text.Json.JsonSerializerOptions Options { get; } = new(); }
        [PersistedSession(SchemaVersion = 2)] public partial class {{(log.Contains("PG0", StringComparison.Ordinal) ? "Wrong" : "Right")}} { [Key] public string Id { get; init; } = ""; public int Number { get; set; } [AppendOnly] public List<Note> Notes { get; init; } = []; [AppendOnly] public List<string> Lines { get; init; } = []; [AppendOnly, SerializedBy(typeof(Json), nameof(Json.Options))] public List<Note> Foreign { get; init; } = []; [SchemaUpgrade(From = 1, Log = {{log}})] private static void Step({{Object}} stored) { } }
        """);

    [Theory]
    [InlineData(3, "From = 1")]
    [InlineData(3, "From = 2")]
    [InlineData(3, "From = {|PG0030:3|}")]
    [InlineData(3, "From = {|PG0030:0|}")]
    [InlineData(3, "From = {|PG0030:-1|}")]
    [InlineData(1, "From = {|PG0030:1|}")]
    public void Of_the_version(int version, string from) => Usage.Reports($$"""
        [PersistedSession(SchemaVersion = {{version}})] public partial class {{(from.Contains("PG0", StringComparison.Ordinal) ? "Wrong" : "Right")}} { [Key] public string Id { get; init; } = ""; public int Number { get; set; } [SchemaUpgrade({{from}})] private static void Step({{Object}} stored) { } }
        """);

    [Fact]
    public void Of_a_missing_version() => Usage.Reports($$"""
        [PersistedSession(SchemaVersion = 2)] public partial class Wrong { [Key] public string Id { get; init; } = ""; public int Number { get; set; } [{|PG0030:SchemaUpgrade|}] private static void Step({{Object}} stored) { } }
        """);

    [Theory]
    [InlineData("From = {|PG0031:1|}", "", "")]
    [InlineData("From = 2", "", "")]
    [InlineData("From = 1", ", Log = \"Notes\"", "")]
    [InlineData("From = {|PG0031:1|}", ", Log = \"Notes\"", ", Log = nameof(Notes)")]
    [InlineData("From = {|PG0032:3|}", "", "")]
    [InlineData("From = {|PG0032:3|}", ", Log = \"Notes\"", "")]
    public void Of_a_second_step(string second, string log, string firstLog) => Usage.Reports($$"""
        public sealed record Note(string Text);
        [PersistedSession(SchemaVersion = 4)] public partial class {{(second.Contains("PG0031", StringComparison.Ordinal) ? "Wrong" : "Right")}}
        {
            [Key] public string Id { get; init; } = "";
            [AppendOnly] public List<Note> Notes { get; init; } = [];
            [SchemaUpgrade(From = 1{{firstLog}})] private static void First({{Object}} stored) { }
            [SchemaUpgrade({{second}}{{log}})] private static void Second({{Object}} stored) { }
        }
        """);

    [Theory]
    [InlineData("public static class Steps", "SchemaUpgrade")]
    [InlineData("public class Wrong", "Persistence.SchemaUpgradeAttribute")]
    [InlineData("public sealed record Note(string Text)", "global::Persistence.SchemaUpgrade")]
    public void Of_a_step_of_no_session_class(string type, string attribute) => Usage.Reports($$"""
        {{type}} { [{{attribute}}(From = 1)] private static void {|PG0033:Step|}({{Object}} stored) { } }
        [PersistedSession(SchemaVersion = 2)] public partial class Right { [Key] public string Id { get; init; } = ""; public int Number { get; set; } [SchemaUpgrade(From = 1)] private static void Step({{Object}} stored) { } }
        """);

    [Fact]
    public void Another_attribute_of_that_name_is_no_step() => Usage.Reports("""
        public sealed class Other { [Others.SchemaUpgrade] public static void Step() { } }
        namespace Others { public sealed class SchemaUpgradeAttribute : System.Attribute { } }
        """);
}
