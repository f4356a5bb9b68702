using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Generators.Tests.Harness;

/// <summary>One run of the generator over a project.</summary>
internal sealed class Generation
{
    private Generation(Compilation output, GeneratorRunResult result)
    {
        Output = output;
        Result = result;
    }

    /// <summary>The project with the generated files.</summary>
    public Compilation Output { get; }

    /// <summary>What the generator reported and made.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources.ToDictionary(
        static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);

    public static Generation Of(params string[] files) => Run(UserProject.Of(files));

    public static Generation Run(CSharpCompilation project)
    {
        var driver = Driver(project).RunGeneratorsAndUpdateCompilation(project, out var output, out _, TestContext.Current.CancellationToken);
        var result = driver.GetRunResult().Results.Single();

        // An exception inside a generator is only a warning to the compiler; here it must be seen.
        Assert.True(result.Exception is null, result.Exception?.ToString());
        Assert.Empty(result.Diagnostics);
        return new Generation(output, result);
    }

    /// <summary>A driver that records its steps.</summary>
    public static GeneratorDriver Driver(CSharpCompilation project) => CSharpGeneratorDriver.Create(
        [new PersistenceGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)project.SyntaxTrees[0].Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Fails unless the project compiles without an error or warning.</summary>
    public Generation Compiles()
    {
        var complaints = Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Take(10)
            .Select(static diagnostic => $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}");
        Assert.True(!complaints.Any(), string.Join("\n", complaints));
        return this;
    }

    /// <summary>Fails unless something was generated.</summary>
    public Generation Generates()
    {
        Assert.NotEmpty(Result.GeneratedSources);
        return this;
    }
}
