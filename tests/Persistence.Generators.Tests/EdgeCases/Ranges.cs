using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>Which indexes look for ranges: those of numbers, characters, versions, dates and times.</summary>
public sealed class Ranges
{
    private static readonly string[] s_ordered =
    [
        "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double",
        "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan",
        "decimal", "char", "Version",
    ];

    public static TheoryData<string> Ordered => [.. s_ordered, .. s_ordered.Select(static type => type + "?")];

    [Theory]
    [MemberData(nameof(Ordered))]
    public void An_ordered_type_has_them(string type)
    {
        var value = type.TrimEnd('?');
        var ends = Interface(type).GetMembers("FindByWhenBetween").Single().ToDisplayString(Microsoft.CodeAnalysis.SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        Assert.Equal($"IChatStore.FindByWhenBetween({value}, {value}, int)", ends);
        Assert.Single(Interface(type, "Async = true").GetMembers("FindByWhenBetweenAsync"));
    }

    [Theory]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("bool")]
    [InlineData("bool?")]
    [InlineData("Guid")]
    [InlineData("Guid?")]
    [InlineData("DayOfWeek")]
    [InlineData("DayOfWeek?")]
    [InlineData("Uri")]
    [InlineData("Uri?")]
    [InlineData("ChatId")]
    [InlineData("List<string>")]
    public void Any_other_has_none(string type)
    {
        Assert.Single(Interface(type).GetMembers("FindByWhen"));
        Assert.Empty(Interface(type).GetMembers("FindByWhenBetween"));
        Assert.Empty(Interface(type, "Async = true").GetMembers("FindByWhenBetweenAsync"));
    }

    private static Microsoft.CodeAnalysis.INamedTypeSymbol Interface(string type, string options = "") => Generation.Of($$"""
        [PersistedSession({{options}})] public partial class Chat { [Key] public string Id { get; init; } = "k"; [Indexed] public {{type}} When { get; set; } = default!; }
        public readonly record struct ChatId(string Text) : ISpanParsable<ChatId>
        {
            public static ChatId Parse(string s, IFormatProvider? provider) => new(s);
            public static ChatId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => new(s.ToString());
            public static bool TryParse(string? s, IFormatProvider? provider, out ChatId result) { result = new(s ?? ""); return true; }
            public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ChatId result) { result = new(s.ToString()); return true; }
            public override string ToString() => Text;
        }
        """).Compiles().Output.GetTypeByMetadataName("IChatStore")!;
}
