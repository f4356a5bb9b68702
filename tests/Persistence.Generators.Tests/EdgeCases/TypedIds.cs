using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>Strongly typed ids: which types are one, and what they become.</summary>
public sealed class TypedIds
{
    private const string Parsing = """
        public static ID Parse(string s, IFormatProvider? p) => TryParse(s, p, out var id) ? id : throw new FormatException();
        public static ID Parse(ReadOnlySpan<char> s, IFormatProvider? p) => Parse(s.ToString(), p);
        public static bool TryParse(string? s, IFormatProvider? p, out ID id) { id = new(s!); return s is { Length: > 0 }; }
        public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? p, out ID id) => TryParse(s.ToString(), p, out id);
        """;

    private static string With(string type, string name) => type.Replace("PARSING", Parsing.Replace("ID", name, StringComparison.Ordinal), StringComparison.Ordinal).Replace("ID", name, StringComparison.Ordinal);

    [Theory]
    [InlineData("Id", "public readonly record struct ID(string Text) : ISpanParsable<ID> { PARSING public override string ToString() => Text; }")]
    [InlineData("Id", "public sealed record ID(string Text) : ISpanParsable<ID> { PARSING public override string ToString() => Text; }")]
    [InlineData("Id", "public struct ID(string text) : ISpanParsable<ID>, IFormattable { PARSING public string ToString(string? f, IFormatProvider? p) => text; public override string ToString() => \"for people\"; }")]
    [InlineData("Id", "public readonly record struct ID(string Text) : ISpanParsable<ID>, ISpanFormattable { PARSING public string ToString(string? f, IFormatProvider? p) => Text; public bool TryFormat(Span<char> d, out int w, ReadOnlySpan<char> f, IFormatProvider? p) { w = Text.Length; return Text.TryCopyTo(d); } }")]
    [InlineData("Id", "[JsonConverter(typeof(Odd))] public readonly record struct ID(string Text) : ISpanParsable<ID> { PARSING public override string ToString() => Text; } public abstract class Odd : JsonConverter<ID>;")]
    [InlineData("Id", "public abstract class Named(string text) { public override string ToString() => text; } public sealed class ID(string text) : Named(text), ISpanParsable<ID> { PARSING public override bool Equals(object? other) => other is ID id && id.ToString() == ToString(); public override int GetHashCode() => 1; }")]
    [InlineData("Id<Of>", "public class Of; public readonly record struct Id<T>(string Text) : ISpanParsable<Id<T>> { GENERIC public override string ToString() => Text; }")]
    public void Become_their_text(string name, string type)
    {
        type = With(type.Replace("GENERIC", Parsing.Replace("ID", "Id<T>", StringComparison.Ordinal), StringComparison.Ordinal), name);
        Assert.Equal("""{"key":"a/b","other":null,"more":["\u0022"]} a/b""", RoundTrip.Run($$"""
            [PersistedSession]
            public partial class Chat
            {
                [Key] public required {{name}} Key { get; init; }
                [Indexed] public {{name}}? Other { get; set; }
                public List<{{name}}> More { get; init; } = [];
                [AppendOnly] public List<Entry> Log { get; init; } = [];
            }
            public record Entry([property: Key] {{name}} Id, [property: Key] int Number);
            {{type}}
            public static class Case
            {
                public static string Run()
                {
                    var chat = Check<Chat, {{name}}, ChatMap>.Again(new() { Key = new("a/b"), More = [new("\"")] });
                    return Check<Chat, {{name}}, ChatMap>.Json(chat) + " " + ChatMap.FormatKey(chat.Key);
                }
            }
            """));
    }

    [Fact]
    public void Are_parts_of_keys() => Assert.Equal("a%2Fb/-5/c", RoundTrip.Run($$"""
        [PersistedSession]
        public partial class Chat { [Key] public required Id First { get; init; } [Key] public required int Number { get; init; } [Key] public required Id Last { get; init; } public string? Topic { get; set; } }
        {{With("public readonly record struct ID(string Text) : ISpanParsable<ID> { PARSING public override string ToString() => Text; }", "Id")}}
        public static class Case
        {
            public static string Run()
            {
                var chat = Check<Chat, (Id, int, Id), ChatMap>.Again(new() { First = new("a/b"), Number = -5, Last = new("c") });
                return ChatMap.FormatKey(ChatMap.GetKey(chat));
            }
        }
        """));

    [Theory]
    [InlineData("[Key] public Id {|PG0004:Key|} { get; init; }", "public readonly record struct ID(string Text) : ISpanParsable<ID> { PARSING }")]
    [InlineData("[Key] public Id {|PG0004:Key|} { get; init; } = new(\"\");", "public sealed record ID(string Text) : ISpanParsable<ID> { PARSING }")]
    [InlineData("[Key] public Id {|PG0004:Key|} { get; init; }", "public readonly record struct ID(string Text) : IFormattable { public string ToString(string? f, IFormatProvider? p) => Text; }")]
    [InlineData("[Key] public Id {|PG0004:Key|} { get; init; }", "public readonly record struct ID(string Text) : IParsable<ID> { PARSING public override string ToString() => Text; }")]
    [InlineData("[Key] public Id {|PG0004:Key|} { get; init; }", "public readonly record struct ID(string Text) { public override string ToString() => Text; }")]
    [InlineData("[Key] public Id? {|PG0004:Key|} { get; init; }", "public readonly record struct ID(string Text) : ISpanParsable<ID> { PARSING public override string ToString() => Text; }")]
    [InlineData("[Key] public Id? {|PG0004:Key|} { get; init; }", "public sealed record ID(string Text) : ISpanParsable<ID> { PARSING public override string ToString() => Text; }")]
    [InlineData("[Indexed] public List<Id> {|PG0007:Ids|} { get; set; } = [];", "public readonly record struct ID(string Text) : ISpanParsable<ID> { PARSING public override string ToString() => Text; }")]
    [InlineData("[AppendOnly] public List<Entry> {|PG0005:Log|} { get; init; } = [];", "public readonly record struct ID(string Text) : ISpanParsable<ID> { PARSING } public record Entry([property: Key] ID Id);")]
    public void Are_these_alone(string member, string type) => Usage.Reports($$"""
        [PersistedSession] public partial class Wrong { {{(member.Contains("[Key]", StringComparison.Ordinal) ? "" : "[Key] public string Text { get; init; } = \"\";")}} public int Number { get; set; } {{member}} }
        {{With(type, "Id")}}
        """);
}
