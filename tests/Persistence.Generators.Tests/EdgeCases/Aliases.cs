using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>Generated files use aliases of namespaces. Nothing of the user's that is called alike takes their place, and no alias reaches into a literal.</summary>
public sealed class Aliases
{
    private const string Members = """
            [Key] public required global::System.Guid Id { get; init; }
            [Required, RegularExpression("sys::|global::System.String|json::x")] public string Name { get; set; } = "";
            [JsonPropertyName("core::a")] public Place? Place { get; set; }
            [Indexed] public global::System.DateTimeOffset At { get; set; }
            [AppendOnly] public global::System.Collections.Generic.List<Place> Places { get; init; } = [];
        }
        public sealed record Place([property: Key] string Name, global::System.DateTime? At, string Text = "global::System.Int32 \"json::\" map::");
        """;

    private static readonly string[] s_names = ["json", "map", "engine", "columns", "sqlite", "core", "access", "sys", "own"];

    public static TheoryData<string> Clashes => new(
        Every(static name => $"global using {name} = System.Text.Json;"),
        Every(static name => $"global using {name} = System.Text.StringBuilder;"),
        "#pragma warning disable CS8981\n" + Every(static name => $"namespace {name} {{ public sealed class StringCodec; public static class Persistence; }}"),
        "#pragma warning disable CS8981\n" + Every(static name => $"namespace Samples.Chat {{ public sealed class {name} {{ public sealed class StringCodec; }} }}"),
        "#pragma warning disable CS8981\n" + Every(static name => $"namespace Samples.Chat.{name} {{ public sealed class StringCodec; }}"),
        "namespace Samples.Persistence { public sealed class Serialization; } namespace Samples.Chat.System { public sealed class String; }");

    [Theory]
    [MemberData(nameof(Clashes))]
    public void Are_those_of_the_file_in_a_namespace(string other) =>
        Generation.Of(other, "namespace Samples.Chat; [PersistedSession(Async = true)] public sealed partial class Session {" + Members).Generates().Compiles();

    [Theory]
    [MemberData(nameof(Clashes))]
    public void Do_not_stand_in_the_global_namespace(string other)
    {
        var generated = Generation.Of(other, "[PersistedSession(Async = true)] public sealed partial class Session {" + Members).Generates().Compiles();
        Assert.All(generated.Files.Values, static text => Assert.DoesNotContain("\nusing ", text));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("own.sys")]
    [InlineData("Persistence.Serialization")]
    [InlineData("System.Collections")]
    public void Suit_a_namespace_that_is_called_like_one(string space) =>
        Generation.Of($"#pragma warning disable CS8981\nnamespace {space};\n[PersistedSession] public sealed partial class Session {{" + Members).Generates().Compiles();

    [Theory]
    [InlineData("namespace Samples;")]
    [InlineData("")]
    public void Leave_literals_alone(string space)
    {
        var text = string.Concat(Generation.Of(space + "[PersistedSession] public sealed partial class Session {" + Members).Generates().Compiles().Files.Values);
        Assert.Contains("\"sys::|global::System.String|json::x\"", text, StringComparison.Ordinal);
        Assert.Contains("\\\"core::a\\\":", text, StringComparison.Ordinal);
        Assert.Contains("\"global::System.Int32 \\\"json::\\\" map::\"", text, StringComparison.Ordinal);
    }

    private static string Every(Func<string, string> line) => string.Join("\n", s_names.Select(line));
}
