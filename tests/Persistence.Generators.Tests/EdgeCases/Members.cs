using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>What a session class can hold: each compiles, equals System.Text.Json's text and comes back.</summary>
public sealed class Members
{
    private static string Round(string members, string initial, string elsewhere = "") => RoundTrip.Run($$"""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; {{members}} }
        {{elsewhere}}
        public static class Case { public static string Run() { var chat = Check<Chat, string, ChatMap>.AsSystemTextJson(new() { {{initial}} }); return Check<Chat, string, ChatMap>.Json(chat); } }
        """);

    [Fact]
    public void Called_like_what_generated_code_uses() => Round(
        string.Concat("Value Writer Session Key Entries Tracking Names Map Reader Target Member Errors Visitor First Row Statement Text Parts Draft Values Limit Description Table".Split(' ').Select(static name => $"public int {name} {{ get; set; }} ")),
        "Value = 1, Writer = 2, Names = 3, Table = 4");

    [Fact]
    public void Called_like_parameters_and_locals() => Round(
        string.Concat("value writer session key entries names map reader target member errors seen first row statement text parts draft entry".Split(' ').Select(static name => $"public int {name} {{ get; init; }} ")),
        "value = 1, writer = 2, session = 3, entry = 4");

    [Theory]
    [InlineData("class")]
    [InlineData("event")]
    [InlineData("record")]
    [InlineData("field")]
    [InlineData("await")]
    public void Called_like_a_keyword(string name) => Round($"[Indexed] public required int @{name} {{ get; init; }} [Required] public string? Other {{ get; set; }}", $"@{name} = 5, Other = \"o\"");

    [Fact]
    public void A_comparer_is_kept_where_the_collection_is_filled_in_place() => Assert.Equal("True True", RoundTrip.Run("""
        [PersistedSession] public partial class Chat
        {
            [Key] public string Id { get; init; } = "k";
            public HashSet<string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);
            public Dictionary<string, int> Counts { get; } = new(StringComparer.OrdinalIgnoreCase);
        }
        public static class Case { public static string Run() { var chat = Check<Chat, string, ChatMap>.Again(new() { Tags = { "a" }, Counts = { ["b"] = 1 } }); return $"{chat.Tags.Contains("A")} {chat.Counts.ContainsKey("B")}"; } }
        """));

    [Fact]
    public void Readonly_fields_are_read_back() => Assert.Equal("""{"id":"k","number":7}""", RoundTrip.Run("""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; [JsonInclude] public readonly int Number; public readonly int Other = 3; public Chat() { } public Chat(int number) => Number = number; }
        public static class Case { public static string Run() => Check<Chat, string, ChatMap>.Json(Check<Chat, string, ChatMap>.Again(new(7))); }
        """));

    [Fact]
    public void Private_ones_of_a_base_class_of_another_assembly_are_never_stored() => Assert.Equal("""{"id":"k","number":7}""", RoundTrip.Run("""
        [PersistedSession] public partial class Chat : Random { [Key] public string Id { get; init; } = "k"; public int Number { get; set; } }
        public static class Case { public static string Run() => Check<Chat, string, ChatMap>.Json(Check<Chat, string, ChatMap>.Again(new() { Number = 7 })); }
        """));

    [Fact]
    public void Of_another_target_framework_are_left_to_its_build() => Assert.Equal("""{"id":"k","number":7}""", RoundTrip.Run("""
        [PersistedSession] public partial class Chat
        {
            [Key] public string Id { get; init; } = "k";
        #if NETFRAMEWORK
            public object? Old { get; set; }
        #else
            public int Number { get; set; }
        #endif
        }
        public static class Case { public static string Run() => Check<Chat, string, ChatMap>.Json(Check<Chat, string, ChatMap>.Again(new() { Number = 7 })); }
        """));

    [Fact]
    public void Called_in_another_alphabet() => Assert.Contains("\\u0433\\u043E\\u0434", Round("[Indexed] public int Год { get; set; } public int Größe { get; init; } [JsonPropertyName(\"a-b 'c' \\\"d\\\" é\")] public int Odd { get; set; }", "Год = 3, Größe = 4, Odd = 5"), StringComparison.Ordinal);

    [Fact]
    public void Whose_names_differ_by_case_are_told_apart_by_their_stored_names() => RoundTrip.Run("""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; [PersistedName("one")] public int Number { get; set; } [PersistedName("two")] public int NUMBER { get; init; }
            [AppendOnly, PersistedName("l1")] public List<int> Log { get; init; } = []; [AppendOnly, PersistedName("l2")] public List<int> LOG { get; init; } = []; }
        public static class Case { public static string Run() { var chat = Check<Chat, string, ChatMap>.Again(new() { Number = 1, NUMBER = 2 }); return $"{chat.Number}{chat.NUMBER}"; } }
        """);

    [Fact]
    public void Nested_types_with_members_called_like_parts_of_their_codec() => Round(
        "public Thing? Thing { get; set; } public ThingCodec? Other { get; set; }",
        "Thing = new(1, 2, 3, 4) { Late = 5 }, Other = new() { Write = 6 }",
        "public sealed record Thing(int Draft, int Names, int value, int Seen) { public int Late { get; init; } public int Apply0 { get; set; } } public class ThingCodec { public int Write { get; set; } public int Read { get; init; } public int ReadMember { get; set; } }");

    [Fact]
    public void Two_nested_types_of_one_name() => Round(
        "public A.Thing? One { get; set; } public B.Thing? Two { get; set; } public A.THING? Three { get; set; }", "One = new() { X = 1 }, Two = new() { Y = 2 }, Three = new() { Z = 3 }",
        "namespace A { public class Thing { public int X { get; set; } } public class THING { public int Z { get; set; } } } namespace B { public class Thing { public int Y { get; set; } } }");

    [Fact]
    public void Generic_nested_types() => Round(
        "public Pair<int, string>? One { get; set; } public Pair<List<int>, int[]>? Two { get; set; } public Pair<int, Pair<int, int>> Three { get; set; } = new(1, new(2, 3));",
        "One = new(1, \"a\"), Two = new([1], [2])", "public sealed record Pair<TLeft, TRight>(TLeft Left, TRight Right);");

    [Fact]
    public void A_type_that_holds_itself() => Round(
        "public Tree? Root { get; set; }", "Root = new() { Name = \"r\", Children = { new() { Name = \"c\" } } }",
        "public class Tree { public string Name { get; set; } = \"\"; [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<Tree> Children { get; } = []; }");

    [Fact]
    public void Obsolete_ones() => Round("[Obsolete] public int Old { get; set; } [Obsolete(\"use New\")] public int Older { get; init; }", "");

    [Fact]
    public void Enums_of_every_width_with_unknown_values() => Round(
        "[Indexed] public A A { get; set; } [Indexed] public B B { get; set; } public C? C { get; set; } [Indexed] public D? D { get; set; }", "A = (A)200, B = (B)(-5), C = (C)ulong.MaxValue, D = (D)3",
        "public enum A : byte { X } public enum B : long { X } public enum C : ulong { X } [Flags] public enum D : short { X = 1, Y = 2, AlsoX = 1 }");

    [Fact]
    public void Hidden_and_overridden_ones() => RoundTrip.Run("""
        public class Top { public virtual int A { get; set; } public int B { get; set; } [Key] public virtual string Id { get; init; } = "k"; }
        public class Middle : Top { public override int A { get; set; } }
        [PersistedSession] public partial class Chat : Middle { public new long B { get; set; } public override string Id { get; init; } = "k"; }
        public static class Case { public static string Run() { var chat = Check<Chat, string, ChatMap>.Again(new() { A = 1, B = 2 }); return $"{chat.A}{chat.B}"; } }
        """);

    [Fact]
    public void In_code_without_nullable_annotations() => RoundTrip.Run("""
        #nullable disable
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public string Text { get; set; } public List<string> Lines { get; set; } public Place Place { get; set; }
            [AppendOnly] public List<Place> Log { get; set; } [Indexed] public List<string> Tags { get; set; } }
        public class Place { public string Name { get; init; } }
        public static class Case { public static string Run() => Check<Chat, string, ChatMap>.AsSystemTextJson(new() { Lines = new() { "a", null } }).Text ?? "null"; }
        """.Replace("AsSystemTextJson", "Again", StringComparison.Ordinal));

    [Fact]
    public void Static_ones_indexers_and_computed_ones_are_left_alone() => Assert.Equal("""{"id":"k","a":1}""", RoundTrip.Run("""
        public interface IHas { int Explicit { get; set; } int Default => 3; }
        [PersistedSession] public partial class Chat : IHas { [Key] public string Id { get; init; } = "k"; public int A { get; set; } public static int S { get; set; } public int this[int i] { get => i; set { } }
            public int WriteOnly { set { } } public object Computed => this; int IHas.Explicit { get; set; } public const int Constant = 1; public int Field; [NotMapped] public object? Ignored { get; set; } [JsonIgnore] public Type? AlsoIgnored { get; set; } public event EventHandler? Changed { add { } remove { } } }
        public static class Case { public static string Run() => Check<Chat, string, ChatMap>.Json(Check<Chat, string, ChatMap>.Again(new() { A = 1 })); }
        """));
}
