using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.CodeFixes.Tests.V2;

/// <summary>V2003 and V2002 in files with directives: what belongs to a declaration goes with it, what it depends on is repeated, the rest stays.</summary>
public sealed class DirectiveTests
{
    [Fact]
    public async Task A_region_around_a_type_goes_when_it_is_empty_and_one_inside_goes_along()
    {
        using var run = FixRun.On("""
            #region Usings
            using System;
            #endregion

            namespace N
            {
                #region Types

                class Test { }

                #endregion

                #region Others

                /// <summary>Goes.</summary>
                class Other
                {
                    #region Fields
                    public Random? Field;
                    #endregion
                }

                #endregion
            }
            """).Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Empty(await run.Errors());
        Assert.Equal("#region Usings\nusing System;\n#endregion\n\nnamespace N\n{\n    #region Types\n\n    class Test { }\n\n    #endregion\n\n}\n", await run.Read("Test.cs"));
        Assert.Equal("using System;\n\nnamespace N\n{\n    /// <summary>Goes.</summary>\n    class Other\n    {\n        #region Fields\n        public Random? Field;\n        #endregion\n    }\n}\n", await run.Read("Other.cs"));
    }

    [Fact]
    public async Task Pragmas_and_nullable_hold_for_the_same_code_as_before()
    {
        using var run = FixRun.On("""
            namespace N;

            class Test { }

            #nullable disable
            #pragma warning disable CS0169, CS0649 // filled by reflection
            class Other { string text; }
            #pragma warning restore CS0169
            #nullable restore

            enum Last { A }
            """).Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Empty(await run.Errors());
        Assert.Equal("#nullable disable\n#pragma warning disable CS0169, CS0649 // filled by reflection\n\nnamespace N;\n\nclass Other { string text; }\n", await run.Read("Other.cs"));
        Assert.Equal("namespace N;\n\nclass Test { }\n\n#nullable disable\n#pragma warning disable CS0169, CS0649 // filled by reflection\n#pragma warning restore CS0169\n#nullable restore\n\nenum Last { A }\n", await run.Read("Test.cs"));
    }

    [Fact]
    public async Task A_directive_inside_a_type_that_counts_for_what_follows_is_repeated()
    {
        using var run = FixRun.On("""
            class Test { }
            class Other
            {
            #nullable disable
                public string A;
            }
            enum Last { A }
            """).Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Equal("class Test { }\n#nullable disable\nenum Last { A }\n", await run.Read("Test.cs"));
        Assert.Equal("class Other\n{\n#nullable disable\n    public string A;\n}\n", await run.Read("Other.cs"));
    }

    [Fact]
    public async Task Pragmas_around_one_type_alone_go_with_it()
    {
        using var run = FixRun.On("class Test { }\n\n#pragma warning disable CS0169 // why\nclass Other { int a; }\n#pragma warning restore CS0169\n\nenum Last { A }\n").Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Equal("class Test { }\n\n\nenum Last { A }\n", await run.Read("Test.cs"));
        Assert.Equal("#pragma warning disable CS0169 // why\n\nclass Other { int a; }\n", await run.Read("Other.cs"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SERIALIZATION")]
    public async Task An_attribute_for_one_configuration_goes_with_its_type_and_conditional_usings_are_repeated(string symbol)
    {
        using var run = new FixRun(symbols: [symbol]).File("Test.cs", """
            // The header.
            #if SERIALIZATION
            using System;
            #endif
            using System.Collections.Generic;

            namespace N;

            class Test { }

            /// <summary>Goes.</summary>
            #if SERIALIZATION
            [Serializable]
            #endif
            class Other
            {
            #if SERIALIZATION
                public Random? Member;
            #else
                public List<string>? Member;
            #endif
            }
            """).Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Empty(await run.Errors());
        Assert.Equal(
            "// The header.\n#if SERIALIZATION\nusing System;\n#endif\nusing System.Collections.Generic;\n\nnamespace N;\n\n/// <summary>Goes.</summary>\n#if SERIALIZATION\n[Serializable]\n#endif\nclass Other\n{\n#if SERIALIZATION\n    public Random? Member;\n#else\n    public List<string>? Member;\n#endif\n}\n",
            await run.Read("Other.cs"));
        Assert.Equal("// The header.\n#if SERIALIZATION\nusing System;\n#endif\nusing System.Collections.Generic;\n\nnamespace N;\n\nclass Test { }\n", await run.Read("Test.cs"));
    }

    [Fact]
    public async Task Members_in_regions_go_to_another_part()
    {
        using var run = FixRun.On("class Test\n{\n    #region A\n    void A() { }\n    #endregion\n\n    #region B\n\n    void B() { }\n\n    void C() { }\n\n    #endregion\n}\n").Options("v2.max_functions_per_file = 1");
        Assert.True(await run.FixAll("V2002"));
        Assert.Empty(await run.Errors());
        Assert.Empty(await run.Left("V2002"));
        Assert.Equal("partial class Test\n{\n    #region A\n    void A() { }\n    #endregion\n\n}\n", await run.Read("Test.cs"));
        Assert.Equal("partial class Test\n{\n    void B() { }\n}\n", await run.Read("Test.B.cs"));
    }

    [Theory]
    [InlineData("class Test;\n#if true\nclass A;\n#endif", "'A' stays: it stands inside '#if' (line 2)")]
    [InlineData("#if true\nclass Test;\nclass A;\n#endif", "'A' stays: it stands inside '#if' (line 1)")]
    [InlineData("class Test;\nclass A\n{\n#region x\n}\n#endregion", "'A' stays: '#region' (line 4) stands across its border")]
    [InlineData("class Test;\nclass A;\n#line 7\nclass B;", "'B' stays: the file has '#line' (line 3)")]
    [InlineData("class Test;\nfile class A;", "'A' stays: it is a file type or uses one")]
    [InlineData("namespace N\n{\n#if true\n    using System;\n#endif\n    class Test;\n    class A;\n}", "'A' stays: '#if' (line 3) stands in what is around it")]
    [InlineData("#if true\npublic\n#else\ninternal\n#endif\nclass Test { class A; }", "'A' stays: '#else' (line 3) stands in what is around it")]
    public async Task What_stays_is_said_in_the_message(string text, string expected)
    {
        using var run = FixRun.On(text).Options("v2.max_classes_per_file = 1");
        Assert.EndsWith("V2 allows 1. No automatic fix: " + expected, Assert.Single(await run.Left("V2003")), StringComparison.Ordinal);
        Assert.False(await run.Fix("V2003"));
        Assert.Equal(text, await run.Read("Test.cs"));
    }

    [Fact]
    public async Task Types_around_one_that_stays_go()
    {
        using var run = FixRun.On("class Test;\n#if true\nclass A;\n#endif\nclass B;\n").Options("v2.max_classes_per_file = 2");
        Assert.True(await run.Fix("V2003"));
        Assert.Empty(await run.Errors());
        Assert.Equal("class Test;\n#if true\nclass A;\n#endif\n", await run.Read("Test.cs"));
        Assert.Equal("class B;\n", await run.Read("B.cs"));
    }
}
