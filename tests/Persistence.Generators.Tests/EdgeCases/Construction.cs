using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>How objects are made and filled.</summary>
public sealed class Construction
{
    private static string Round(string type, string value) => RoundTrip.Run($$"""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public Thing? Thing { get; set; } }
        {{type}}
        public static class Case { public static string Run() => Check<Chat, string, ChatMap>.Json(Check<Chat, string, ChatMap>.AsSystemTextJson(new() { Thing = {{value}} })); }
        """);

    [Theory]
    [InlineData("public record Thing(int A, string? B = null, DayOfWeek C = DayOfWeek.Friday, double D = -1.5, char E = 'x');", "new(1)")]
    [InlineData("public record struct Thing(int A, string B);", "new(1, \"b\")")]
    [InlineData("public readonly record struct Thing(int A, string B);", "new(1, \"b\")")]
    [InlineData("public record class Thing(int A) { public int Late { get; init; } = 7; public required string Must { get; set; } }", "new(1) { Must = \"m\", Late = 9 }")]
    [InlineData("public class Thing { [JsonConstructor] public Thing(int a) => A = a; public Thing() { } public int A { get; } public int B { get; set; } }", "new(3) { B = 4 }")]
    [InlineData("public class Thing { [JsonConstructor] private Thing(int a) => A = a; public Thing() { } public int A { get; init; } public int B { get; set; } }", "new() { A = 3, B = 4 }")]
    [InlineData("public class Thing { [JsonConstructor] private Thing() { } public static Thing Make() => new() { B = 2 }; public int A { get; init; } = 1; public int B { get; set; } }", "Thing.Make()")]
    [InlineData("public struct Thing { [JsonConstructor] private Thing(int a) => A = a; public int A { get; init; } }", "new() { A = 3 }")]
    [InlineData("public class Thing { [JsonExtensionData] public Dictionary<string, object>? Rest { get; private set; } = new() { [\"x\"] = 1 }; }", "new()")]
    [InlineData("public record Thing(int A) { [JsonExtensionData] public IDictionary<string, System.Text.Json.JsonElement>? Rest { get; init; } }", "new(1) { Rest = new Dictionary<string, System.Text.Json.JsonElement> { [\"é\"] = System.Text.Json.JsonSerializer.SerializeToElement(1) } }")]
    [InlineData("public class Thing(int a) { public int A { get; } = a; }", "new(3)")]
    [InlineData("public class Thing { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Thing(int a) => A = a; public required int A { get; init; } }", "new(3)")]
    [InlineData("public class Thing { public required int A { get; init; } public required string B { get; set; } }", "new() { A = 1, B = \"b\" }")]
    [InlineData("public struct Thing { public int A { get; set; } public int B { get; init; } }", "new() { A = 1, B = 2 }")]
    [InlineData("public class Thing { [JsonInclude] public int A; [JsonInclude] internal int B { get; set; } = 2; [JsonInclude] public int C { get; private set; } = 3; }", "new() { A = 1 }")]
    public void Of_a_nested_type(string type, string value) => Round(type, value);

    [Fact]
    public void Of_a_large_record() => Round(
        $"public record Thing({string.Join(", ", Enumerable.Range(0, 40).Select(static number => $"int P{number}"))}) {{ {string.Concat(Enumerable.Range(0, 20).Select(static number => $"public int L{number} {{ get; init; }} "))} }}",
        $"new({string.Join(", ", Enumerable.Range(0, 40))}) {{ L3 = 5 }}");

    [Fact]
    public void Absent_members_keep_their_defaults() => Assert.Equal("7 x 5", RoundTrip.Run("""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public int A { get; init; } = 7; public Thing Thing { get; set; } = new(1); }
        public record Thing(int P, string Q = "x") { public int R { get; init; } = 5; }
        public static class Case { public static string Run() { var chat = Check<Chat, string, ChatMap>.Read("{\"id\":\"k\",\"thing\":{\"p\":1}}"); return $"{chat.A} {chat.Thing.Q} {chat.Thing.R}"; } }
        """));

    [Fact]
    public void What_a_JsonObject_keeps_of_unknown_members_is_written_again() => Assert.Equal("""{"id":"k","number":7,"deep":{"a":[1,null,"\u00E9"]},"none":null}""", RoundTrip.Run("""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public int Number { get; init; } [JsonExtensionData] public System.Text.Json.Nodes.JsonObject? Rest { get; set; } }
        public static class Case
        {
            public static string Run()
            {
                var chat = Check<Chat, string, ChatMap>.Read("{\"deep\":{\"a\":[1,null,\"\\u00e9\"]},\"id\":\"k\",\"none\":null,\"number\":7}");
                if (chat.Rest!.Count != 2 || (int)chat.Rest["deep"]!["a"]![0]! != 1) throw new InvalidOperationException(chat.Rest.ToJsonString());
                return Check<Chat, string, ChatMap>.Json(Check<Chat, string, ChatMap>.Again(chat));
            }
        }
        """));

    [Fact]
    public void Former_names_are_read_and_the_new_one_wins() => Assert.Equal("1 2", RoundTrip.Run("""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; [PersistedName("now", Former = ["before", "earlier"])] public int A { get; init; } }
        public static class Case { public static string Run() => Check<Chat, string, ChatMap>.Read("{\"id\":\"k\",\"earlier\":1}").A + " " + Check<Chat, string, ChatMap>.Read("{\"before\":3,\"now\":2,\"id\":\"k\",\"earlier\":1}").A; }
        """));

    [Theory]
    [InlineData("string", "string A, string B", "A", "B", "(\"a/b\", \"%\")")]
    [InlineData("mixed", "int Number, Guid B", "Number", "B", "(-5, Guid.Parse(\"0f8fad5b-d9cb-469f-a165-70867728950e\"))")]
    [InlineData("tuple names", "string Item2, ulong ToString1", "Item2", "ToString1", "(\"x\", ulong.MaxValue)")]
    [InlineData("tuple words", "string Rest, long Deconstruct", "Rest", "Deconstruct", "(\"x\", long.MinValue)")]
    public void Of_composite_keys(string name, string parts, string first, string second, string value)
    {
        var types = parts.Split(", ").Select(static part => part.Split(' ')[0]).ToArray();
        Assert.NotEmpty(name);
        RoundTrip.Run($$"""
            [PersistedSession] public partial class Chat { [Key] public required {{types[0]}} {{first}} { get; init; } [Key] public required {{types[1]}} {{second}} { get; init; } public int Number2 { get; set; } }
            public static class Case { public static string Run() { ({{types[0]}}, {{types[1]}}) key = {{value}}; var chat = new Chat { {{first}} = key.Item1, {{second}} = key.Item2 }; Check<Chat, ({{types[0]}}, {{types[1]}}), ChatMap>.AsSystemTextJson(chat); return ChatMap.ParseKey(ChatMap.FormatKey(key)).Equals(key) ? "ok" : throw new InvalidOperationException("key"); } }
            """);
    }

    [Theory]
    [InlineData("int[] Log { get; set; } = []")]
    [InlineData("IReadOnlyList<string?> Log { get; private set; } = []")]
    [InlineData("IEnumerable<Point> Log { get; init; } = []")]
    [InlineData("ICollection<Point?> Log { get; } = new List<Point?>()")]
    [InlineData("IList<List<Point>> Log { get; set; } = []")]
    [InlineData("IReadOnlyCollection<DayOfWeek> Log { get; set; } = []")]
    [InlineData("List<Dictionary<string, Point>> Log { get; set; } = []")]
    [InlineData("List<byte[]> Log { get; set; } = []")]
    public void Of_logs(string log) => Generation.Of($$"""
        [PersistedSession] public partial class Chat { [Key] public int Id { get; init; } [AppendOnly] public {{log}}; }
        public readonly record struct Point(int X, int Y) { public string? Label { get; init; } }
        """).Generates().Compiles();
}
