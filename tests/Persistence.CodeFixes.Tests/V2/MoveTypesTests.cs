namespace Persistence.CodeFixes.Tests.V2;

/// <summary>V2003: types that are too many go to files of their own.</summary>
public sealed class MoveTypesTests
{
    [Fact]
    public async Task A_type_goes_with_its_usings_namespace_and_documentation()
    {
        using var run = FixRun.On("""
            #nullable enable
            using System;
            using Text = System.String;

            namespace Chats;

            public class Test { }

            /// <summary>Moves.</summary>
            [Serializable]
            public class Other
            {
                Text? text;
            }

            enum Stays { A }
            """).Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Empty(await run.Errors());
        Assert.Equal("#nullable enable\nusing System;\nusing Text = System.String;\n\nnamespace Chats;\n\npublic class Test { }\n\nenum Stays { A }\n", await run.Read("Test.cs"));
        Assert.Equal(
            "#nullable enable\nusing System;\nusing Text = System.String;\n\nnamespace Chats;\n\n/// <summary>Moves.</summary>\n[Serializable]\npublic class Other\n{\n    Text? text;\n}\n",
            await run.Read("Other.cs"));
    }

    [Fact]
    public async Task A_nested_type_becomes_part_of_partial_types()
    {
        using var run = FixRun.On("""
            namespace Chats
            {
                /// <summary>Stays.</summary>
                public class Test<T> : System.IDisposable
                    where T : class
                {
                    public void Dispose() { }

                    private sealed class Inner
                    {
                        public T? Value;
                    }
                }
            }
            """).Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Empty(await run.Errors());
        Assert.Contains("public partial class Test<T> : System.IDisposable", await run.Read("Test.cs"), StringComparison.Ordinal);
        Assert.Equal(
            """
            namespace Chats
            {
                public partial class Test<T>
                {
                    private sealed class Inner
                    {
                        public T? Value;
                    }
                }
            }

            """,
            await run.Read("Test.Inner.cs"));
    }

    [Fact]
    public async Task As_many_types_go_as_are_too_many()
    {
        using var run = FixRun.On(string.Concat(Enumerable.Range(1, 9).Select(number => $"class C{number};\n")));
        Assert.True(await run.FixAll("V2003"));
        Assert.Empty(await run.Errors());
        Assert.Empty(await run.Left("V2003"));
        Assert.Equal(["C6.cs", "C7.cs", "C8.cs", "C9.cs", "Test.cs"], run.FileNames);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_not_overwritten()
    {
        using var run = FixRun.On("class Test; class Other<T>;").File("Other.cs", "class Other;").Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Empty(await run.Errors());
        Assert.Equal(["Other.T.cs", "Other.cs", "Test.cs"], run.FileNames);
        Assert.Equal("class Other;", await run.Read("Other.cs"));
    }

    [Theory]
    [InlineData("class Test; file class A;")]
    [InlineData("class Test; class A { B? b; } file class B;")]
    public async Task Types_that_depend_on_their_place_stay(string text)
    {
        using var run = FixRun.On(text).Options("v2.max_classes_per_file = 1");
        Assert.False(await run.Fix("V2003"));
        Assert.Equal(text, await run.Read("Test.cs"));
    }

    [Fact]
    public async Task A_header_that_names_its_file_names_the_new_one()
    {
        using var run = FixRun.On("//----\n// <copyright file=\"Old.cs\" company=\"C\">\n//     Test.cs is ours, SomeTest.cs and Test.csproj are not.\n// </copyright>\n//----\n\nglobal using System.Collections;\nusing System;\n[assembly: CLSCompliant(false)]\n\n// About the namespace.\nnamespace N;\n\nclass Test;\n\nclass A;\n").Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Empty(await run.Errors());
        Assert.Equal("//----\n// <copyright file=\"A.cs\" company=\"C\">\n//     A.cs is ours, SomeTest.cs and Test.csproj are not.\n// </copyright>\n//----\n\nusing System;\n\n// About the namespace.\nnamespace N;\n\nclass A;\n", await run.Read("A.cs"));
        Assert.Contains("<copyright file=\"Old.cs\"", await run.Read("Test.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_header_of_a_file_that_begins_with_a_type_stays_and_is_repeated()
    {
        using var run = FixRun.On("// <copyright file=\"Test.cs\"/>\n\n// About A.\nclass A;\n\nclass Test;\n").Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Equal("// <copyright file=\"A.cs\"/>\n\n// About A.\nclass A;\n", await run.Read("A.cs"));
        Assert.Equal("// <copyright file=\"Test.cs\"/>\n\n\nclass Test;\n", await run.Read("Test.cs"));
    }

    [Fact]
    public async Task A_file_with_windows_line_breaks_keeps_them()
    {
        using var run = FixRun.On("namespace N;\r\n\r\nclass Test;\r\n\r\nclass A\r\n{\r\n}\r\n").Options("v2.max_classes_per_file = 1");
        Assert.True(await run.Fix("V2003"));
        Assert.Equal("namespace N;\r\n\r\nclass A\r\n{\r\n}\r\n", await run.Read("A.cs"));
        Assert.Equal("namespace N;\r\n\r\nclass Test;\r\n", await run.Read("Test.cs"));
    }
}
