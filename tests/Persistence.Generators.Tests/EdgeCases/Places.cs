using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>Where a session class can stand and what it can be called: each compiles and comes back from its stored form.</summary>
public sealed class Places
{
    private const string Body = """{ [Key] public string Id { get; init; } = ""; public int Number { get; set; } }""";

    [Theory]
    [InlineData("partial class Outer { BODY }", "Outer.Chat", "Outer.ChatMap")]
    [InlineData("partial struct Outer { BODY }", "Outer.Chat", "Outer.ChatMap")]
    [InlineData("partial record Outer { BODY }", "Outer.Chat", "Outer.ChatMap")]
    [InlineData("partial record struct Outer { BODY }", "Outer.Chat", "Outer.ChatMap")]
    [InlineData("partial interface Outer { BODY }", "Outer.Chat", "Outer.ChatMap")]
    [InlineData("static partial class Outer { public readonly partial struct Inner { BODY } }", "Outer.Inner.Chat", "Outer.Inner.ChatMap")]
    [InlineData("partial class @class { public partial class @event { BODY } }", "@class.@event.Chat", "@class.@event.ChatMap")]
    [InlineData("namespace @namespace.@int { BODY }", "@namespace.@int.Chat", "@namespace.@int.ChatMap")]
    [InlineData("BODY", "Chat", "ChatMap")]
    public void In(string place, string session, string map) => Round(place.Replace("BODY", $"[PersistedSession] public partial class Chat {Body}", StringComparison.Ordinal), session, map);

    [Theory]
    [InlineData("@class", "classMap")]
    [InlineData("@record", "recordMap")]
    [InlineData("@value", "valueMap")]
    [InlineData("Größe", "GrößeMap")]
    [InlineData("会话", "会话Map")]
    [InlineData("System", "SystemMap")]
    [InlineData("Persistence1", "Persistence1Map")]
    public void Called(string name, string map) => Round($"namespace A {{ [PersistedSession(Name = \"x\")] public partial class {name} {Body} }}", "A." + name, "A." + map);

    [Fact]
    public void Of_any_accessibility() => RoundTrip.Run($$"""
        public partial class Case
        {
            [PersistedSession(Name = "a")] private partial class Private {{Body}}
            [PersistedSession(Name = "b")] protected partial class Protected {{Body}}
            [PersistedSession(Name = "c")] internal partial class Internal {{Body}}
            [PersistedSession(Name = "d")] protected internal partial class Both {{Body}}
            [PersistedSession(Name = "e")] private protected partial class Either {{Body}}
            public static string Run() => Check<Private, string, PrivateMap>.AsSystemTextJson(new() { Id = "a", Number = 4 }).Number.ToString();
        }
        """);

    [Fact]
    public void Two_of_one_name_in_two_namespaces() => RoundTrip.Run($$"""
        namespace A { [PersistedSession(Name = "a")] public partial class Chat {{Body}} }
        namespace B { [PersistedSession(Name = "b")] public partial class Chat {{Body}} }
        public static class Case { public static string Run() => Check<A.Chat, string, A.ChatMap>.AsSystemTextJson(new() { Id = "a" }).Id + Check<B.Chat, string, B.ChatMap>.AsSystemTextJson(new() { Id = "b" }).Id; }
        """);

    [Fact]
    public void Two_whose_names_differ_by_case() => RoundTrip.Run($$"""
        [PersistedSession(Name = "a")] public partial class Chat {{Body}}
        [PersistedSession(Name = "b")] public partial class CHAT {{Body}}
        public static class Case { public static string Run() => Check<Chat, string, ChatMap>.AsSystemTextJson(new() { Id = "a" }).Id + Check<CHAT, string, CHATMap>.AsSystemTextJson(new() { Id = "b" }).Id; }
        """);

    [Fact]
    public void With_the_longest_names() => Round(
        $"namespace {new string('n', 200)} {{ public partial class {new string('o', 200)} {{ [PersistedSession(Name = \"x\")] public partial class {new string('s', 200)} {Body} }} }}",
        $"{new string('n', 200)}.{new string('o', 200)}.{new string('s', 200)}",
        $"{new string('n', 200)}.{new string('o', 200)}.{new string('s', 200)}Map");

    [Fact]
    public void In_several_parts_with_attributes() => RoundTrip.Run(
        "[PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = \"\"; }",
        "[Retired(\"old\")] public partial class Chat { public int Number { get; set; } }",
        "public static class Case { public static string Run() => Check<Chat, string, ChatMap>.AsSystemTextJson(new() { Id = \"a\", Number = 3 }).Id; }");

    [Fact]
    public void Derived_from_another_session_class() => RoundTrip.Run($$"""
        [PersistedSession(Name = "a")] public partial class Chat {{Body}}
        [PersistedSession(Name = "b")] public partial class Room : Chat { public string Name { get; set; } = ""; }
        public static class Case { public static string Run() => Check<Room, string, RoomMap>.Again(new() { Id = "a", Number = 3, Name = "n" }).Name; }
        """);

    private static void Round(string source, string session, string map) => Assert.Equal("7", RoundTrip.Run(
        source, $$"""public static class Case { public static string Run() => Check<{{session}}, string, {{map}}>.AsSystemTextJson(new() { Id = "a", Number = 7 }).Number.ToString(); }"""));
}
