using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Generators.Tests.Harness;

/// <summary>One run of the generator over a project.</summary>
internal sealed class Generation
{
    private Generation(Compilation output, GeneratorDriverRunResult run)
    {
        Output = output;
        Run = run;
    }

    /// <summary>The project with the generated files.</summary>
    public Compilation Output { get; }

    /// <summary>What the generators reported and made.</summary>
    public GeneratorDriverRunResult Run { get; }

    /// <summary>What they made.</summary>
    public IReadOnlyList<GeneratedSourceResult> Sources => Run.Sources();

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files => Sources.ToDictionary(
        static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);

    public static Generation Of(params string[] files) => Of(UserProject.Of(files));

    /// <summary>What is made for a hosted program.</summary>
    public static Generation Hosted(params string[] files) => Of(UserProject.With(References.Hosted, LanguageVersion.CSharp14, files));

    public static Generation Of(CSharpCompilation project)
    {
        var driver = Driver(project).RunGeneratorsAndUpdateCompilation(project, out var output, out _, TestContext.Current.CancellationToken);
        var run = driver.GetRunResult();

        // An exception inside a generator is only a warning to the compiler; here it must be seen.
        Assert.All(run.Results, static result => Assert.True(result.Exception is null, result.Exception?.ToString()));
        Assert.Empty(run.Diagnostics);
        return new Generation(output, run);
    }

    /// <summary>A driver that records its steps.</summary>
    public static GeneratorDriver Driver(CSharpCompilation project) => CSharpGeneratorDriver.Create(
        Generators.All(),
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
        Assert.NotEmpty(Sources);
        return this;
    }
}
