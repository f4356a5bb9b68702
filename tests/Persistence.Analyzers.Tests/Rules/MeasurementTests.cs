using Persistence.Analyzers.Tests.Harness;

namespace Persistence.Analyzers.Tests.Rules;

/// <summary>V2900: every file's numbers, only when a report is asked for.</summary>
public sealed class MeasurementTests
{
    [Fact]
    public async Task Nothing_is_reported_unless_asked() => Assert.Empty(await AnalyzerRun.On("class C;").Report());

    [Fact]
    public async Task Every_file_tells_its_numbers()
    {
        var text = "class A { }\nenum E { }\nclass B\n{\n    void Wide(int a, int b) { }\n    void Deep(bool b)\n    {\n        if (b) { while (b) { } }\n    }\n}\n";
        Assert.Equal(
            [
                "V2900 1:1 [] lines 10, functions 2, classes 2, enums 1, complexity 3, complexityOf Deep, parameters 2, parametersOf Wide, functionLines 4, classLines 8, nesting 2",
                "V2900 1:1 [] lines 0, functions 0, classes 0, enums 0, complexity 0, complexityOf , parameters 0, parametersOf , functionLines 0, classLines 0, nesting 0",
            ],
            await AnalyzerRun.On(text).File("/code/Unit.cs", "").BuildProperty("V2Report", "report.sarif").Report());
    }

    [Fact]
    public async Task The_numbers_are_in_the_properties_too()
    {
        var found = Assert.Single(await AnalyzerRun.On("class C;\n").BuildProperty("V2Report", "report.sarif").Find("V2900"));
        Assert.Equal("1", found.Properties["lines"]);
        Assert.Equal("1", found.Properties["classes"]);
    }
}
