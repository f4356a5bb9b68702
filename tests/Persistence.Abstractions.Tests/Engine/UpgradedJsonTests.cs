using System.Text;
using System.Text.Json.Nodes;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Abstractions.Tests.Engine;

/// <summary>Steps of which it is known what they look at make the same of an object as those that are given all of it.</summary>
public sealed class UpgradedJsonTests
{
    private static readonly string[] s_values = ["null", "true", "-1.50e3", "\"\"", "\"a \\u00e9 \\\\ b\"", "\"2026-11-30T00:00:00Z\"", "\"plain\"", "\"\u00fc\"", "{}", "{\"x\":[1,{\"y\":null}]}", "[\"a\",2]"];

    private static readonly string[] s_names = ["id", "a", "b", "é", "n\\u0061me", "former", "$type", "other", "sp ace"];

    private static readonly (string[] Members, Action<JsonObject> Run)[] s_steps =
    [
        (["a", "new"], static stored => { stored["new"] = stored["a"]?.DeepClone(); stored.Remove("a"); }),
        (["name", "b"], static stored => (stored["name"], stored["b"]) = (stored["b"]?.ToJsonString(), null)),
        (["present"], static stored => stored["present"] = stored.ContainsKey("present") ? stored["present"]?.DeepClone() : "none"),
        (["$type", "é"], static stored => { stored.Remove("$type"); stored["$type"] = "again"; stored["é"] = new JsonArray(1, 2); }),
        (["a"], static stored => { if (stored["a"] is JsonObject inner && inner["x"] is JsonArray items) { items.Add("more"); } }),
        (["b", "word"], static stored => { if (stored["b"] is JsonValue) { stored["word"] = stored["b"]!.ToString(); stored["b"] = "b"; } }),
        ([], static _ => { }),
    ];

    [Fact]
    public void A_part_becomes_what_the_whole_becomes()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 3000; round++)
        {
            var names = s_names.OrderBy(_ => random.Next()).Take(random.Next(s_names.Length + 1)).ToArray();
            var space = random.Next(3) == 0 ? " " : "";
            var json = $"{space}{{{space}{string.Join(",", names.Select(name => $"{space}\"{name}\"{space}:{space}{s_values[random.Next(s_values.Length)]}{space}"))}}}{space}";
            var from = random.Next(1, s_steps.Length + 1);
            var (part, whole) = (Upgrade(json, from, isPart: true), Upgrade(json, from, isPart: false));
            var expected = AsRead(json);
            Array.ForEach(s_steps[(from - 1)..], step => step.Run(expected));
            Assert.True(JsonNode.DeepEquals(expected, AsRead(whole)) && JsonNode.DeepEquals(expected, AsRead(part)), $"{json} from {from}: {expected.ToJsonString()}, but {whole}, and in part {part}");
            if (names.FirstOrDefault() == "$type")
            {
                // A discriminator is looked for in front alone.
                Assert.Equal(("$type", "$type"), (First(whole), First(part)));
            }
        }
    }

    [Fact]
    public void An_object_that_an_engine_makes_becomes_what_its_text_becomes()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var made = new MemberText();
        for (var round = 0; round < 1000; round++)
        {
            made.Begin();
            foreach (var name in s_names.OrderBy(_ => random.Next()).Take(random.Next(s_names.Length + 1)))
            {
                var value = s_values[random.Next(s_values.Length)];
                if (random.Next(12) == 0)
                {
                    made.AddMembers(Encoding.UTF8.GetBytes($"\"{name}\":{value}"));
                    continue;
                }

                made.BeginMember(Encoding.UTF8.GetBytes($"\"{name}\":"));
                made.Writer.WriteRaw(Encoding.UTF8.GetBytes(value));
                made.EndMember();
            }

            made.End();
            var (upgrades, from) = (Upgrades(isPart: random.Next(4) > 0), random.Next(1, s_steps.Length + 1));
            Assert.Equal(Encoding.UTF8.GetString(UpgradedJson.Run(upgrades, from, made.Written)), Encoding.UTF8.GetString(made.Upgrade(upgrades, from)));
        }
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"other\":\"x}")]
    [InlineData("{\"other\":[1,]}")]
    [InlineData("{\"a\":1}}")]
    [InlineData("[1]")]
    [InlineData("")]
    public void What_is_no_object_is_the_same_error(string json)
    {
        var part = Record.Exception(() => Upgrade(json, 1, isPart: true));
        var whole = Record.Exception(() => Upgrade(json, 1, isPart: false));
        Assert.NotNull(part);
        Assert.Equal((whole!.GetType(), whole.Message), (part.GetType(), part.Message));
    }

    [Fact]
    public void A_key_that_a_step_changes_is_refused_and_what_stands_beside_is_copied_as_it_stands()
    {
        var steps = new SchemaUpgrades(2, new SchemaUpgradeStep(1, "Step", static stored => stored["id"] = "other") { Members = ["id"] }) { Fixed = ["id", "part"] };
        var refusal = Assert.Throws<UnfitDataException>(() => UpgradedJson.Run(steps, 1, "{\"part\":1,\"id\":\"x\"}"u8));
        Assert.StartsWith("upgrade step Step (From = 1) changed 'id', which is part of a key.", refusal.Message, StringComparison.Ordinal);
        var touch = new SchemaUpgrades(2, new SchemaUpgradeStep(1, "Step", static stored => stored["b"] = true) { Members = ["b"] });
        Assert.Equal("{\"a\": 1.0,\"b\":true,\"c\":\"\\u00e9\"}", Encoding.UTF8.GetString(UpgradedJson.Run(touch, 1, "{ \"a\": 1.0 ,\"b\":0 , \"c\":\"\\u00e9\"}"u8)));
        var gone = new SchemaUpgrades(2, new SchemaUpgradeStep(1, "Step", static stored => { stored.Remove("a"); stored["b"] = true; }) { Members = ["a", "b"] });
        Assert.Equal("{\"$type\":\"t\",\"b\":true}", Encoding.UTF8.GetString(UpgradedJson.Run(gone, 1, "{\"a\":1,\"$type\":\"t\"}"u8)));
        Assert.Equal("{\"b\":true}", Encoding.UTF8.GetString(UpgradedJson.Run(touch, 1, "{}"u8)));
    }

    [Fact]
    public void Half_a_pair_is_refused_in_whatever_form_a_step_makes_it_and_the_character_that_stands_for_one_is_not()
    {
        foreach (var make in (Func<JsonNode>[])[() => "\ud800", () => JsonValue.Create('\ud800'), () => new JsonArray("a", "\udc00"), () => new JsonArray(JsonValue.Create('\udc00')), () => new JsonObject { ["\ud800"] = 1 }])
        {
            var steps = new SchemaUpgrades(2, new SchemaUpgradeStep(1, "Step", stored => stored["b"] = make()));
            Assert.Contains("it is not valid Unicode", Assert.Throws<UnfitDataException>(() => UpgradedJson.Run(steps, 1, "{}"u8)).Message, StringComparison.Ordinal);
        }

        var whole = new SchemaUpgrades(2, new SchemaUpgradeStep(1, "Step", static stored => stored["b"] = new JsonArray("\ufffd", JsonValue.Create('\ufffd'))));
        Assert.Equal("\ufffd\ufffd", string.Concat(JsonNode.Parse(UpgradedJson.Run(whole, 1, "{}"u8))!["b"]!.AsArray().Select(static node => node!.GetValue<string>())));
    }

    [Fact]
    public void A_text_that_a_step_moves_stays_what_it_is_and_what_it_takes_as_something_else_is_no_text()
    {
        var move = new SchemaUpgradeStep(1, "Move", static stored => { stored["to"] = stored["from"]?.GetValue<string>(); stored.Remove("from"); }) { Members = ["from", "to"], Texts = ["from", "to"] };
        var date = new SchemaUpgradeStep(2, "Date", static stored => stored["year"] = stored["to"]?.GetValue<DateTime>().Year) { Members = ["to", "year"] };
        foreach (var (text, now) in new[] { ("\"a+b\"", "\"a+b\""), ("\"\\u00e9\"", "\"\\u00E9\""), ("\"é\"", "\"\\u00E9\""), ("null", "null") })
        {
            Assert.Equal($"{{\"id\":1,\"to\":{now},\"last\":2}}", Encoding.UTF8.GetString(UpgradedJson.Run(new SchemaUpgrades(2, move), 1, Encoding.UTF8.GetBytes($"{{\"id\":1,\"from\":{text},\"last\":2}}"))));
        }

        Assert.StartsWith("upgrade step Move (From = 1) failed", Assert.Throws<UnfitDataException>(() => UpgradedJson.Run(new SchemaUpgrades(2, move), 1, "{\"from\":1}"u8)).Message, StringComparison.Ordinal);
        Assert.Equal("{\"to\":\"2026-11-30\",\"year\":2026}", Encoding.UTF8.GetString(UpgradedJson.Run(new SchemaUpgrades(3, move, date), 2, "{\"to\":\"2026-11-30\"}"u8)));
    }

    [Fact]
    public void Objects_of_other_names_than_those_before_are_read_as_they_are()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        foreach (var isPart in (bool[])[true, false])
        {
            var steps = new SchemaUpgrades(2, new SchemaUpgradeStep(1, "Step", static stored => { stored["new"] = stored["n7"]?.DeepClone(); stored.Remove("n7"); }) { Members = isPart ? ["n7", "new"] : null });
            for (var round = 0; round < 300; round++)
            {
                var names = Enumerable.Range(0, random.Next(1, 9)).Select(_ => $"n{random.Next(random.Next(2) == 0 ? 9 : 900)}").Distinct(StringComparer.Ordinal).ToArray();
                var json = $"{{{string.Join(",", names.Select(static name => $"\"{name}\":\"{name}\""))}}}";
                var expected = names.Where(static name => name != "n7").Append("new").Select(name => $"{name}={(name != "new" ? name : names.Contains("n7") ? "n7" : "")}").Order(StringComparer.Ordinal);
                Assert.Equal(expected, JsonNode.Parse(UpgradedJson.Run(steps, 1, Encoding.UTF8.GetBytes(json)))!.AsObject().Select(static member => $"{member.Key}={member.Value}").Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void A_step_may_upgrade_another_object_while_it_runs()
    {
        var inner = new SchemaUpgrades(2, new SchemaUpgradeStep(1, "Inner", static stored => stored["b"] = 2) { Members = ["b"] });
        var outer = new SchemaUpgrades(2, new SchemaUpgradeStep(1, "Outer", stored => stored["b"] = JsonNode.Parse(UpgradedJson.Run(inner, 1, "{\"a\":1}"u8))) { Members = ["b"] });
        Assert.Equal("{\"a\":0,\"b\":{\"a\":1,\"b\":2}}", Encoding.UTF8.GetString(UpgradedJson.Run(outer, 1, "{\"a\":0}"u8)));
    }

    private static string Upgrade(string json, int from, bool isPart) => Encoding.UTF8.GetString(UpgradedJson.Run(Upgrades(isPart), from, Encoding.UTF8.GetBytes(json)));

    private static SchemaUpgrades Upgrades(bool isPart)
    {
        var steps = s_steps.Select((step, index) => new SchemaUpgradeStep(index + 1, $"Step{index + 1}", step.Run) { Members = isPart ? step.Members : null });
        return new SchemaUpgrades(s_steps.Length + 1, [.. steps]) { Fixed = ["id"], Renamed = [("former", "present"), ("older", "present")] };
    }

    // The class reads a member under its former name too, where no step looks at it.
    private static JsonObject AsRead(string json)
    {
        var read = JsonNode.Parse(json)!.AsObject();
        if (!read.ContainsKey("present") && read.TryGetPropertyValue("former", out var value))
        {
            read.Remove("former");
            read["present"] = value;
        }

        return read;
    }

    private static string? First(string json) => JsonNode.Parse(json)!.AsObject().Select(static member => member.Key).FirstOrDefault();
}
