using System.Diagnostics.CodeAnalysis;
using Persistence.Mapping;
using Xunit;

namespace Persistence.Abstractions.Tests.Mapping;

/// <summary>Ids whose text does not hold all of them.</summary>
public sealed class ParsableTextTests
{
    [Fact]
    public void A_text_that_lacks_a_part_of_an_id_which_knows_what_is_equal_is_no_text_of_it()
    {
        var problem = ParsableText.Problem(new PartlyWritten("a", "b"), out var text, out var cause);
        Assert.Equal("a", text);
        Assert.Null(cause);
        Assert.StartsWith("its text 'a' does not hold all of it", problem, StringComparison.Ordinal);
        Assert.Null(ParsableText.Problem(new PartlyWritten("a", ""), out _, out _));
    }

    [Fact]
    public void An_id_that_does_not_know_what_is_equal_is_its_text() => Assert.Null(ParsableText.Problem(new Unequal("a"), out _, out _));

    private sealed record PartlyWritten(string First, string Second) : ISpanParsable<PartlyWritten>
    {
        public static PartlyWritten Parse(string s, IFormatProvider? provider) => new(s, "");

        public static PartlyWritten Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => new(s.ToString(), "");

        public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PartlyWritten result) =>
            TryParse(s.AsSpan(), provider, out result);

        public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out PartlyWritten result)
        {
            result = Parse(s, provider);
            return true;
        }

        public override string ToString() => First;
    }

    private sealed class Unequal(string text) : ISpanParsable<Unequal>
    {
        public static Unequal Parse(string s, IFormatProvider? provider) => new(s);

        public static Unequal Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => new(s.ToString());

        public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Unequal result) =>
            TryParse(s.AsSpan(), provider, out result);

        public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Unequal result)
        {
            result = Parse(s, provider);
            return true;
        }

        public override string ToString() => text;
    }
}
