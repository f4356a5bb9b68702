using Persistence.Analyzers.Tests.Harness;

namespace Persistence.Analyzers.Tests.Rules;

/// <summary>Options: per file and directory from .editorconfig, per project from MSBuild; malformed ones change nothing and are reported.</summary>
public sealed class OptionTests
{
    public static TheoryData<string, string, string> Keys => new()
    {
        { "V2001", "v2.max_file_lines", "V2MaxFileLines" },
        { "V2002", "v2.max_functions_per_file", "V2MaxFunctionsPerFile" },
        { "V2003", "v2.max_classes_per_file", "V2MaxClassesPerFile" },
        { "V2004", "v2.max_complexity", "V2MaxComplexity" },
        { "V2005", "v2.max_parameters", "V2MaxParameters" },
        { "V2006", "v2.max_inheritance", "V2MaxInheritance" },
        { "V2007", "v2.max_function_lines", "V2MaxFunctionLines" },
        { "V2008", "v2.max_class_lines", "V2MaxClassLines" },
        { "V2009", "v2.max_enums_per_file", "V2MaxEnumsPerFile" },
        { "V2010", "v2.max_nesting", "V2MaxNesting" },
        { "V2011", "v2.max_functions_per_type", "V2MaxFunctionsPerType" },
        { "V2101", "v2.max_session_members", "V2MaxSessionMembers" },
    };

    private static string OneOfEach { get; } =
        SessionCode.Attributes + SessionCode.Members(1) + "enum E; class B; class C : B { void M(int a) { if (a > 1) { } } }\n";

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Zero_forbids_and_a_high_limit_allows(string id, string key, string property)
    {
        Assert.NotEmpty(await AnalyzerRun.On(OneOfEach).Enable(id).Option(key, "0").Report(id));
        Assert.NotEmpty(await AnalyzerRun.On(OneOfEach).Enable(id).BuildProperty(property, "0").Report(id));
        Assert.Empty(await AnalyzerRun.On(OneOfEach).Enable(id).Option(key, "99").Report(id));
        Assert.Empty(await AnalyzerRun.On(OneOfEach).Enable(id).BuildProperty(property, "99").Report(id));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task The_editorconfig_of_a_file_wins_over_the_project(string id, string key, string property) =>
        Assert.Empty(await AnalyzerRun.On(OneOfEach).Enable(id).Option(key, "99").BuildProperty(property, "0").Report(id));

    [Fact]
    public async Task Options_are_per_directory_and_per_file()
    {
        var found = await new AnalyzerRun()
            .File("/code/A.cs", Code.Functions(3)).File("/code/inner/B.cs", Code.Functions(3)).File("/code/inner/C.cs", Code.Functions(3))
            .EditorConfig("/code/.editorconfig", "[*.cs]\nv2.max_functions_per_file = 1\n")
            .EditorConfig("/code/inner/.editorconfig", "[*.cs]\nv2.max_functions_per_file = 2\n[C.cs]\nv2.max_functions_per_file = 3\n")
            .Report("V2002");
        Assert.Equal(
            [
                "V2002 4:10 [M2] File has 3 functions, 'M2' is the first over the limit; V2 allows 1",
                "V2002 5:10 [M3] File has 3 functions, 'M3' is the first over the limit; V2 allows 2",
            ],
            found);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("4.5")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("99999999999")]
    public async Task A_malformed_option_is_told_once_and_the_default_stays(string value)
    {
        var run = AnalyzerRun.On(Code.Lines(401)).File("/code/Second.cs", Code.Lines(400)).Option("v2.max_file_lines", value);
        Assert.Equal(
            [
                $"V2000 Option 'v2.max_file_lines' has the value '{value}', which is not a whole number from 0 to 2147483647; 400 stays in force",
                "V2001 401:1 [}] File has 401 lines; V2 allows 400",
            ],
            (await run.Report()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_malformed_build_property_is_told_by_its_name() =>
        Assert.Equal(
            ["V2000 MSBuild property 'V2MaxFileLines' has the value 'x', which is not a whole number from 0 to 2147483647; 400 stays in force"],
            await AnalyzerRun.On("class C;").BuildProperty("V2MaxFileLines", "x").Report());

    [Fact]
    public async Task A_malformed_option_leaves_the_build_property_in_force() =>
        Assert.Equal(
            ["V2000 Option 'v2.max_file_lines' has the value 'x', which is not a whole number from 0 to 2147483647; 7 stays in force"],
            await AnalyzerRun.On("class C;").Option("v2.max_file_lines", "x").BuildProperty("V2MaxFileLines", "7").Report());

    [Fact]
    public async Task A_misspelled_option_is_told() =>
        Assert.StartsWith("V2000 Option 'v2.max_file_line' is none that V2 knows", Assert.Single(await AnalyzerRun.On("class C;").Option("v2.max_file_line", "3").Report()), StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_build_property_is_not_set() =>
        Assert.Empty(await AnalyzerRun.On("class C;").BuildProperty("V2MaxFileLines", "").Report());
}
