namespace Persistence.CodeFixes.Tests.V2;

/// <summary>V2005: what the fix writes, and that calls mean the same afterwards.</summary>
public sealed class ParametersToRecordTests
{
    [Fact]
    public async Task A_method_its_documentation_its_body_and_its_calls_are_rewritten()
    {
        using var run = FixRun.On("""
            using System.Collections.Generic;

            namespace Chats;

            public sealed class Archive
            {
                /// <summary>Writes a page of <paramref name="title"/>.</summary>
                /// <param name="title">What is on
                /// top.</param>
                /// <param name="size">How many lines.</param>
                public static int Write(string title, int size, List<string>? lines, bool wide, char fill = ' ', int? limit = null)
                {
                    if (size > 1)
                    {
                        return Write(title + fill, size - 1, lines, !wide);
                    }

                    System.Func<int> count = () => lines?.Count ?? limit ?? 0;
                    return count() + title.Length + (wide ? 1 : 0);
                }
            }
            """).File("Use.cs", """
            namespace Other;

            class Use
            {
                int A() => Chats.Archive.Write("a", 2, null, true);

                int B() => Chats.Archive.Write(size: 3, title: "b", lines: [], wide: Chats.Archive.Write("c", 1, null, false, limit: 4) > 2);
            }
            """);
        Assert.Empty(await run.Errors());
        Assert.True(await run.Fix("V2005"));
        Assert.Empty(await run.Errors());
        Assert.Empty(await run.Left("V2005"));
        Assert.Equal(
            """
            namespace Chats;

            /// <summary>The parameters of <c>Archive.Write</c>.</summary>
            /// <param name="Title">What is on top.</param>
            /// <param name="Size">How many lines.</param>
            /// <param name="Lines">See the method.</param>
            /// <param name="Wide">See the method.</param>
            /// <param name="Fill">See the method.</param>
            /// <param name="Limit">See the method.</param>
            public sealed record WriteParameters(string Title, int Size, System.Collections.Generic.List<string>? Lines, bool Wide, char Fill = ' ', int? Limit = null);

            """,
            await run.Read("WriteParameters.cs"));
        Assert.Equal(
            """
            using System.Collections.Generic;

            namespace Chats;

            public sealed class Archive
            {
                /// <summary>Writes a page of <c>title</c>.</summary>
                /// <param name="parameters">What the method works on.</param>
                public static int Write(WriteParameters parameters)
                {
                    if (parameters.Size > 1)
                    {
                        return Write(new WriteParameters(parameters.Title + parameters.Fill, parameters.Size - 1, parameters.Lines, !parameters.Wide));
                    }

                    System.Func<int> count = () => parameters.Lines?.Count ?? parameters.Limit ?? 0;
                    return count() + parameters.Title.Length + (parameters.Wide ? 1 : 0);
                }
            }
            """,
            await run.Read("Test.cs"));
        Assert.Equal(
            """
            namespace Other;

            class Use
            {
                int A() => Chats.Archive.Write(new Chats.WriteParameters("a", 2, null, true));

                int B() => Chats.Archive.Write(new Chats.WriteParameters(Size: 3, Title: "b", Lines: [], Wide: Chats.Archive.Write(new Chats.WriteParameters("c", 1, null, false, Limit: 4)) > 2));
            }
            """,
            await run.Read("Use.cs"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_in_another_project_and_through_a_conditional_access_are_rewritten(bool hasOwnPlatform)
    {
        using var run = FixRun.On("public class A { public int M(int a, int b, int c, int d, int e, int f) => a + f; }")
            .OtherProject("Other.cs", "class B { int? N(A? a) => a?.M(1, 2, 3, 4, 5, 6); string S => nameof(A.M); }", hasOwnPlatform);
        Assert.True(await run.Fix("V2005"));
        Assert.Empty(await run.Errors());
        Assert.Equal("class B { int? N(A? a) => a?.M(new MParameters(1, 2, 3, 4, 5, 6)); string S => nameof(A.M); }", await run.Read("Other.cs"));
    }

    [Fact]
    public async Task Fix_all_changes_methods_that_call_each_other()
    {
        using var run = FixRun.On("""
            class A
            {
                int First(int a, int b, int c, int d, int e, int f) => Second(a, b, c, d, e, f);
                int Second(int a, int b, int c, int d, int e, int f) => a > 0 ? First(a, b, c, d, e, f) : new B().Third(f, e, d, c, b, a);
            }
            """).File("B.cs", "class B { public int Third(int a, int b, int c, int d, int e, int f) => a; }");
        Assert.True(await run.FixAll("V2005"));
        Assert.Empty(await run.Errors());
        Assert.Empty(await run.Left("V2005"));
        Assert.Equal(["B.cs", "FirstParameters.cs", "SecondParameters.cs", "Test.cs", "ThirdParameters.cs"], run.FileNames);
        Assert.Contains(
            "parameters.A > 0 ? First(new FirstParameters(parameters.A, parameters.B, parameters.C, parameters.D, parameters.E, parameters.F)) : new B().Third(new ThirdParameters(parameters.F,",
            await run.Read("Test.cs"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int? a", "return a.HasValue ? a.Value : a.GetValueOrDefault();", "return parameters.A.HasValue ? parameters.A.Value : parameters.A.GetValueOrDefault();")]
    [InlineData("(int First, (int Second, int) Last) a", "return a.First + a.Last.Second;", "return parameters.A.First + parameters.A.Last.Second;")]
    [InlineData("S a", "return a.V + a.Auto + a.Sum();", "return parameters.A.V + parameters.A.Auto + parameters.A.Sum();")]
    public async Task Structs_whose_members_change_nothing_are_read(string parameter, string body, string expected)
    {
        using var run = FixRun.On($"struct S {{ public int V; public int Auto {{ get; set; }} public readonly int Sum() => V; }}\nclass A {{ int M({parameter}, int b, int c, int d, int e, int f) {{ {body} }} }}");
        Assert.Empty(await run.Errors());
        Assert.True(await run.Fix("V2005"));
        Assert.Empty(await run.Errors());
        Assert.Contains(expected, await run.Read("Test.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public class A { public", " (the method is public: callers outside the solution no longer compile)")]
    [InlineData("public class A { protected", " (the method is public: callers outside the solution no longer compile)")]
    [InlineData("public class A { internal", "")]
    [InlineData("class A { public", "")]
    public async Task The_title_says_whom_the_change_of_a_public_method_breaks(string declaration, string expected)
    {
        using var run = FixRun.On(declaration + " int M(int a, int b, int c, int d, int e, int f) => a; }");
        Assert.Equal("Move parameters into record 'MParameters'" + expected, await run.Title("V2005"));
    }

    [Fact]
    public async Task Another_name_is_taken_where_the_first_is_used()
    {
        using var run = FixRun.On("class A { int M(int a, int b, int c, int d, int e, int f) { var parameters = a; return parameters; } class MParameters; }");
        Assert.True(await run.Fix("V2005"));
        Assert.Empty(await run.Errors());
        Assert.Contains("int M(AMParameters arguments) { var parameters = arguments.A; return parameters; }", await run.Read("Test.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_is_as_visible_as_the_method_and_reads_null_as_the_file_does()
    {
        using var run = FixRun.On("#nullable disable\npublic class A { internal int M(string a, int b, int c, int d, int e, int f) => a.Length; }");
        Assert.True(await run.Fix("V2005"));
        Assert.Empty(await run.Errors());
        var record = await run.Read("MParameters.cs");
        Assert.StartsWith("#nullable disable\n", record, StringComparison.Ordinal);
        Assert.Contains("internal sealed record MParameters(string A, int B,", record, StringComparison.Ordinal);
    }
}
