using System.Text.RegularExpressions;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Schema;

/// <summary>Which members of the stored object a step looks at: all others are not read for it, so what is not certain counts as all.</summary>
public sealed partial class SeenByStep
{
    [Theory]
    [InlineData("=> stored.Remove(\"a\");", "a")]
    [InlineData("{ }", "")]
    [InlineData("{ stored[\"b\"] = stored[\"a\"]!.GetValue<string>(); stored.Remove(\"a\"); }", "a b")]
    [InlineData("{ (stored[\"b\"], stored[\"c\"]) = ((string?)stored[\"a\"], (int)stored[\"d\"]!); }", "a b c d")]
    [InlineData("{ if (stored[\"a\"] is null || (stored[\"b\"]) != null) { stored.Add(\"c\", stored[\"d\"]?.GetValue<string>().Trim()); } }", "a b c d")]
    [InlineData("{ if (!stored.ContainsKey(\"a\")) stored[\"b\"] ??= 5; }", "a b")]
    [InlineData("=> stored[\"a\"]![\"x\"] = stored[\"b\"]![\"y\"]!.DeepClone();", "a b")]
    [InlineData("=> stored[\"a\\u0062\"] = 1;", "ab")]
    [InlineData("{ Add(\"x\"); void Add(string text) => stored[\"a\"] = text; }", "a")]
    [InlineData("{ foreach (var (name, value) in stored) { } }", null)]
    [InlineData("{ Other(stored); }", null)]
    [InlineData("=> Named(stored);", "a b")]
    [InlineData("{ Rename(stored, \"a\", \"b\"); Rename(stored, First, \"d\"); }", "a b c d")]
    [InlineData("=> Twice(stored, \"a\");", "a x")]
    [InlineData("{ stored[First] = 1; stored.Remove(Second); }", null)]
    [InlineData("{ stored[First] = 1; }", "c")]
    [InlineData("=> Rename(stored, Second, \"b\");", null)]
    [InlineData("=> Rename(to: \"b\", from: \"a\", stored: stored);", null)]
    [InlineData("=> Changed(stored, \"a\");", null)]
    [InlineData("=> Again(stored);", null)]
    [InlineData("=> Two(stored);", null)]
    [InlineData("{ Named(stored); void Named(System.Text.Json.Nodes.JsonObject all) => all.Clear(); }", null)]
    [InlineData("{ foreach (var name in new[] { \"a\" }) { Rename(stored, name, \"b\"); } }", null)]
    [InlineData("{ var other = stored; other[\"a\"] = 1; }", null)]
    [InlineData("{ const string First = \"a\"; stored[First] = 1; }", null)]
    [InlineData("{ stored[0] = 1; }", null)]
    [InlineData("=> stored.Clear();", null)]
    [InlineData("{ if (stored.Count > 0) stored[\"a\"] = 1; }", null)]
    [InlineData("{ var node = stored[\"a\"]; }", null)]
    [InlineData("{ Node(stored[\"a\"]!); }", null)]
    [InlineData("{ if (stored[\"a\"] is System.Text.Json.Nodes.JsonArray items) { items.Clear(); } }", null)]
    [InlineData("{ var all = (object)stored[\"a\"]!; }", null)]
    [InlineData("{ var array = stored[\"a\"]!.AsArray(); }", null)]
    [InlineData("{ var node = stored[\"b\"] = 5; }", null)]
    [InlineData("{ stored.TryGetPropertyValue(\"a\", out var node); }", null)]
    [InlineData("{ System.Text.Json.Nodes.JsonNode made = 1; stored[\"a\"] = made; made.Parent!.AsObject().Clear(); }", null)]
    public void What_its_body_shows(string body, string? members)
    {
        var map = string.Concat(Generation.Of($$"""
            [PersistedSession(SchemaVersion = 2)] public partial class Chat
            {
                [Key] public string Id { get; init; } = "";
                [SchemaUpgrade(From = 1)] private static void Step(System.Text.Json.Nodes.JsonObject stored) {{body}}
                private static void Other(System.Text.Json.Nodes.JsonObject stored) => stored.Clear();
                private const string First = "c";
                internal static readonly string Second = "e";
                private static void Named(System.Text.Json.Nodes.JsonObject all) => all["a"] = (string?)all["b"];
                private static void Rename(System.Text.Json.Nodes.JsonObject stored, string from, string to) { stored[to] = stored[from]?.DeepClone(); stored.Remove(from); }
                private static void Twice(System.Text.Json.Nodes.JsonObject stored, string name) => Rename(stored, name, "x");
                private static void Changed(System.Text.Json.Nodes.JsonObject stored, string name) { name += "x"; stored[name] = 1; }
                private static void Again(System.Text.Json.Nodes.JsonObject stored) { stored["a"] = 1; Again(stored); }
                private static void Two(System.Text.Json.Nodes.JsonObject stored) { stored["a"] = 1; }
                private static void Two(System.Text.Json.Nodes.JsonNode stored) { }
                private static void Node(System.Text.Json.Nodes.JsonNode node) { }
            }
            """).Compiles().Files.Values);
        var found = Steps().Match(map);
        Assert.True(found.Success, map);
        Assert.Equal(members is null ? "" : $"[{string.Join(", ", members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static name => $"\"{name}\""))}]", Part("Members", found.Groups[1].Value));
    }

    /// <summary>What a step takes as a text is given to it as one, which takes less time; whatever it may take otherwise is not.</summary>
    [Theory]
    [InlineData("{ stored[\"b\"] = stored[\"a\"]!.GetValue<string>(); stored.Remove(\"a\"); }", "a b")]
    [InlineData("{ stored[\"b\"] = (string?)stored[\"a\"]; if (stored[\"a\"] is not null) { stored[\"c\"] = stored[\"a\"]?.GetValue<string?>()?.Trim(); } }", "a b c")]
    [InlineData("{ stored[\"b\"] = stored[\"a\"]!.GetValue<string>().Length; stored[\"c\"] = stored[\"a\"]!.GetValue<System.DateTime>(); }", "b c")]
    [InlineData("{ stored[\"b\"] = (int)stored[\"a\"]!; stored[\"c\"] = (string?)stored[\"a\"]; }", "b c")]
    [InlineData("{ stored[\"b\"] = stored[\"a\"]?.DeepClone(); }", "b")]
    [InlineData("{ stored[\"b\"] = stored[\"a\"]!.ToString(); }", "b")]
    [InlineData("{ stored[\"b\"] = stored[\"a\"]![\"x\"]!.GetValue<string>(); }", "b")]
    [InlineData("{ stored[\"a\"]![\"x\"] = \"\"; }", "")]
    [InlineData("=> Length(stored, \"a\");", "b")]
    public void What_it_takes_as_a_text(string body, string texts)
    {
        var map = string.Concat(Generation.Of($$"""
            [PersistedSession(SchemaVersion = 2)] public partial class Chat
            {
                [Key] public string Id { get; init; } = "";
                [SchemaUpgrade(From = 1)] private static void Step(System.Text.Json.Nodes.JsonObject stored) {{body}}
                private static void Length(System.Text.Json.Nodes.JsonObject stored, string name) { stored["b"] = stored[name]!.GetValue<int>(); stored.Remove(name); }
            }
            """).Compiles().Files.Values);
        Assert.Equal(texts.Length == 0 ? "" : $"[{string.Join(", ", texts.Split(' ').Select(static name => $"\"{name}\""))}]", Part("Texts", Steps().Match(map).Groups[1].Value));
    }

    private static string Part(string name, string step) => Regex.Match(step, $"{name} = (\\[[^\\]]*\\])").Groups[1].Value;

    [GeneratedRegex("__headerUpgrades = \\[\\s*new\\(1, \"Step\", Step\\)([^;]*)\\];")]
    private static partial Regex Steps();
}
