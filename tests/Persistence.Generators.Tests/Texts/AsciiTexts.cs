using System.Text;
using Microsoft.CodeAnalysis.Text;
using Persistence.Generators.Emission;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Texts;

/// <summary>A generated file kept in one byte a character is to the compiler what a string would be.</summary>
public sealed class AsciiTexts
{
    [Theory]
    [InlineData("", true)]
    [InlineData("class A;\n\nclass B\n{\n}\n", true)]
    [InlineData("\u007f", true)]
    [InlineData("\u0080", false)]
    [InlineData("class Gespräch;\n", false)]
    [InlineData("// \ud83d\ude00\n", false)]
    public void Are_what_the_string_is(string text, bool isAscii)
    {
        var array = (text + "rest").ToCharArray();
        var kept = AsciiText.Of([], 0, array, text.Length);
        Array.Clear(array);
        var expected = SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256);
        Assert.Equal(isAscii, kept is AsciiText);
        Assert.Equal(text, kept.ToString());
        Assert.True(expected.ContentEquals(kept));
        Assert.Equal(expected.GetChecksum(), kept.GetChecksum());
        Assert.Equal(expected.Lines.Select(static line => line.Span), kept.Lines.Select(static line => line.Span));
        Assert.Equal(text.Select((_, index) => text[index]), text.Select((_, index) => kept[index]));
        Assert.Equal(text[(text.Length / 2)..], kept.ToString(TextSpan.FromBounds(text.Length / 2, text.Length)));
    }

    [Fact]
    public void Are_no_hindrance_to_names_in_other_scripts() => Generation.Of("""
        [PersistedSession]
        public partial class Gespräch { [Key] public string Schlüssel { get; init; } = ""; [AppendOnly] public List<string> Einträge { get; init; } = []; }
        """).Generates().Compiles();
}
