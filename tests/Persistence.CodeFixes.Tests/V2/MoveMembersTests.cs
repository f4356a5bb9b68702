namespace Persistence.CodeFixes.Tests.V2;

/// <summary>V2001 and V2002: members go to another part of their type.</summary>
public sealed class MoveMembersTests
{
    [Fact]
    public async Task Functions_go_to_a_new_part()
    {
        using var run = FixRun.On("""
            using System;

            namespace Chats;

            /// <summary>Stays.</summary>
            [Obsolete]
            public sealed class Test(int seed) : IDisposable
            {
                private int count = 1;

                public int First() => seed;

                /// <summary>Moves.</summary>
                public int Second()
                {
                    return Local();

                    int Local() => count;
                }

                public void Dispose() { }
            }
            """).Options("v2.max_functions_per_file = 3");
        Assert.True(await run.Fix("V2002"));
        Assert.Empty(await run.Errors());
        Assert.Empty(await run.Left("V2002"));
        Assert.Equal("using System;\n\nnamespace Chats;\n\npublic sealed partial class Test\n{\n    public void Dispose() { }\n}\n", await run.Read("Test.Dispose.cs"));
        var rest = await run.Read("Test.cs");
        Assert.Contains("public sealed partial class Test(int seed) : IDisposable", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("Dispose()", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_files_are_made_as_the_limit_needs()
    {
        using var run = FixRun.On("class Test\n{\n" + string.Concat(Enumerable.Range(1, 35).Select(number => $"    void M{number}() {{ }}\n\n")) + "}\n");
        Assert.True(await run.FixAll("V2002"));
        Assert.Empty(await run.Errors());
        Assert.Empty(await run.Left("V2002"));
        Assert.Equal(["Test.M11.cs", "Test.M21.cs", "Test.M31.cs", "Test.cs"], run.FileNames);
    }

    [Fact]
    public async Task Every_kind_of_member_with_code_can_go()
    {
        using var run = FixRun.On("""
            partial struct Test
            {
                int a;
                public Test(int x) { a = x; }
                public int P { get => a; set => a = value; }
                public int this[int i] => a;
                public event System.Action E { add { } remove { } }
                public static Test operator +(Test x, Test y) => x;
                public static implicit operator int(Test x) => 1;
                public int Stored { get => field; set; }
            }
            static class X { extension(string s) { public int Size => s.Length; public int Twice => s.Length * 2; } }
            """).Options("v2.max_functions_per_file = 3");
        Assert.Empty(await run.Errors());
        Assert.True(await run.FixAll("V2002"));
        Assert.Empty(await run.Errors());
        Assert.Empty(await run.Left("V2002"));
        Assert.Contains("Stored", await run.Read("Test.cs"), StringComparison.Ordinal);
        Assert.Contains("extension(string s)", await run.Read("X.Extension.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_go_until_the_file_fits()
    {
        using var run = FixRun.On(LongClass(members: 20, lines: 30));
        Assert.Empty(await run.Errors());
        Assert.True(await run.FixAll("V2001"));
        Assert.Empty(await run.Errors());
        Assert.Empty(await run.Left("V2001"));
        Assert.Equal(2, run.FileNames.Count());
    }

    [Fact]
    public async Task Lines_go_to_as_many_files_as_the_limit_of_functions_needs()
    {
        using var run = FixRun.On("class Test\n{\n" + string.Concat(Enumerable.Range(1, 14).Select(number => $"    int P{number} => {number};\n\n")) + "    // rest\n}\n")
            .Options("v2.max_file_lines = 20\nv2.max_functions_per_file = 3\ndotnet_diagnostic.V2002.severity = none");
        Assert.True(await run.Fix("V2001"));
        Assert.Empty(await run.Errors());
        Assert.Empty(await run.Left("V2001"));
        Assert.Equal(["Test.P12.cs", "Test.P9.cs", "Test.cs"], run.FileNames);
        Assert.All(run.FileNames.Where(name => name != "Test.cs"), name => Assert.InRange(run.Read(name).Result!.Split("=>").Length - 1, 1, 3));
    }

    [Fact]
    public async Task Functions_go_to_as_many_files_as_the_limit_of_lines_needs()
    {
        using var run = FixRun.On(LongClass(members: 12, lines: 30)).Options("v2.max_file_lines = 70\nv2.max_functions_per_file = 4");
        Assert.True(await run.Fix("V2002"));
        Assert.Empty(await run.Errors());
        Assert.Empty(await run.Left("V2002"));
        Assert.Equal("Test.cs", Assert.Single(await run.Left("V2001")).Split('(')[0].Split('/')[^1]);
    }

    [Theory]
    [InlineData("class Test { int a = 1; int b = 2; }", "V2001", "v2.max_file_lines = 0")]
    [InlineData("System.Console.WriteLine();", "V2002", "v2.max_functions_per_file = 0")]
    [InlineData("file class Test { void A() { } void B() { } }", "V2002", "v2.max_functions_per_file = 1")]
    [InlineData("class Test { int A { get => field; set => field = value; } = 1; }", "V2002", "v2.max_functions_per_file = 1")]
    [InlineData("class Test { void A() { }\n#if true\n void B() { }\n#endif\n }", "V2002", "v2.max_functions_per_file = 1")]
    [InlineData("class Test { void A() { void L() { } L(); } }", "V2002", "v2.max_functions_per_file = 1")]
    public async Task What_cannot_be_repaired_is_left_alone(string text, string id, string options)
    {
        using var run = FixRun.On(text).Options(options);
        Assert.NotEmpty(await run.Left(id));
        Assert.False(await run.Fix(id));
        Assert.Equal(text, await run.Read("Test.cs"));
    }

    private static string LongClass(int members, int lines) =>
        "class Test\n{\n" + string.Concat(Enumerable.Range(1, members).Select(number => $"    void M{number}()\n    {{\n{string.Concat(Enumerable.Repeat("        // line\n", lines - 4))}    }}\n\n")) + "}\n";
}
