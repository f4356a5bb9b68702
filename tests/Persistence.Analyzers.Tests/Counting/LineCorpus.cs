namespace Persistence.Analyzers.Tests.Counting;

/// <summary>Lines are physical, as an editor numbers them.</summary>
public sealed class LineCorpus
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("\n", 1)]
    [InlineData("class C;", 1)]
    [InlineData("class C;\n", 1)]
    [InlineData("class C;\r\n", 1)]
    [InlineData("class C;\n\n", 2)]
    [InlineData("// a\n/* b\nc */\n/// <summary/>\nclass C;\n", 5)]
    [InlineData("#line 1000 \"other.cs\"\nclass C;\n", 2)]
    [InlineData("#if NEVER\nclass A;\n#endif\n", 3)]
    [InlineData("class C { string s = \"\"\"\n  a\n  \"\"\"; }\n", 3)]
    [InlineData("class C;\r\rclass D;\n", 3)]
    public void A_file(string text, int expected) => Assert.Equal(expected, Parsed.File(text).Lines);

    [Theory]
    [InlineData("void M() { }", 1)]
    [InlineData("void M()\n{\n}", 3)]
    [InlineData("/// doc\n[A]\n[B(\n1)]\npublic\nvoid M()\n{\n}", 4)]
    [InlineData("int P\n=> 1;", 2)]
    public void A_function_starts_after_its_attributes(string member, int expected) =>
        Assert.Equal(expected, Parsed.Valid($"class C\n{{\n{member}\n}}\n").Functions[0].Lines);

    [Theory]
    [InlineData("", 0)]
    [InlineData("if (a) { }", 1)]
    [InlineData("if (a) { } else if (b) { } else { }", 1)]
    [InlineData("if (a) { } else if (b) { while (c) { } }", 2)]
    [InlineData("foreach (var x in y) { try { if (x) { switch (z) { default: break; } } } finally { } }", 4)]
    [InlineData("System.Action a = () => { if (b) { for (;;) { } } };", 2)]
    [InlineData("void L() { if (a) { do { } while (b); } }", 0)]
    [InlineData("{ { { lock (a) { using (b) { } } } } }", 0)]
    public void Nesting(string body, int expected) =>
        Assert.Equal(expected, Parsed.Valid($"class C {{ void M() {{ {body} }} }}").Functions[0].Nesting);
}
