using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Persistence.Mapping;

namespace Persistence.Abstractions.Tests.Mapping;

public sealed class CaseFoldingTests
{
    private static readonly Gen<string> s_text = Gen.Char["aAiI\u0130\u0131\u00df\u1e9e\u03c3\u03c2\u03a3\uab70\u13a0\u212ak\ud801\udc00\udc28\0"].Array[0, 8].Select(static units => new string(units));

    // The lines of status C and S in CaseFolding.txt of Unicode 15.0.0.
    [Fact]
    public void Every_character_is_folded_as_Unicode_says()
    {
        var (lines, count) = (new StringBuilder(), 0);
        for (var point = 0; point <= 0x10FFFF; point++)
        {
            if (point is < 0xD800 or > 0xDFFF && CaseFolding.Fold(char.ConvertFromUtf32(point)) is var folded && char.ConvertToUtf32(folded, 0) is var to && to != point)
            {
                lines.Append(CultureInfo.InvariantCulture, $"{point:X4}>{to:X4}\n");
                count++;
            }
        }

        Assert.Equal(1454, count);
        Assert.Equal("9e25996913ee701bba1806347cd675c44e1d0a5c67d4189d815be7c3f636d63b", Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines.ToString()))));
    }

    [Fact]
    public void A_text_is_folded_character_by_character_and_once() => s_text.Sample(static text =>
    {
        var folded = CaseFolding.Fold(text);
        Assert.Equal(text.Length, folded.Length);
        Assert.Equal(folded, CaseFolding.Fold(folded));
        Assert.Equal(CaseFolding.Fold(text + "\u00c4"), folded + "\u00e4");
    });

    [Fact]
    public void What_has_no_case_is_the_same_object()
    {
        const string Text = "already folded, \u00df \u4e2d \ud800";
        Assert.Same(Text, CaseFolding.Fold(Text));
        Assert.Null(CaseFolding.Fold(null));
        Assert.Null(CaseFolding.FoldAll(null));
        Assert.Equal(["a", null], CaseFolding.FoldAll(["A", null]));
    }

    [Fact]
    public void Letters_of_one_language_are_letters_of_their_own() => Assert.Equal("ii\u0307\u0131\u0130\u00df", CaseFolding.Fold("Ii\u0307\u0131\u0130\u1e9e"));
}
