using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Incrementality;

/// <summary>Runs the generator before and after an edit, and says why each step ran again.</summary>
internal static class Steps
{
    /// <summary>The names of the steps that make stores of a project's own classes, so that none is forgotten when one is added. Stores of classes of other assemblies are made by a generator of their own.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!).Where(static name => name != TrackingNames.NamedStores)];

    /// <summary>Runs before and after.</summary>
    /// <param name="before">The project.</param>
    /// <param name="edit">The edit.</param>
    public static GeneratorDriverRunResult After(CSharpCompilation before, Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var driver = Generation.Driver(before).RunGenerators(before, TestContext.Current.CancellationToken);
        Assert.NotEmpty(driver.GetRunResult().Sources());
        var run = driver.RunGenerators(edit(before), TestContext.Current.CancellationToken).GetRunResult();
        Assert.NotEmpty(run.Active());
        return run;
    }

    /// <summary>Replaces text in one file.</summary>
    public static CSharpCompilation Replace(this CSharpCompilation project, string text, string by)
    {
        var tree = project.SyntaxTrees.Single(candidate => candidate.ToString().Contains(text, StringComparison.Ordinal));
        var changed = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace(text, by, StringComparison.Ordinal)));
        return project.ReplaceSyntaxTree(tree, changed);
    }

    /// <summary>Why each output of a step ran.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Reasons(this GeneratorDriverRunResult run, string step) =>
        [.. run.Active().SelectMany(result => result.TrackedSteps[step]).SelectMany(static one => one.Outputs).Select(static output => output.Reason)];

    /// <summary>Of each generator that made files: why its source outputs that have files ran.</summary>
    public static IReadOnlyList<IReadOnlyList<IncrementalStepRunReason>> OutputsOfEach(this GeneratorDriverRunResult run) =>
        [.. run.Results.Where(static result => result.GeneratedSources.Length > 0).Select(static result => result.TrackedOutputSteps.Values
            .SelectMany(static steps => steps)
            .Where(static step => step.Inputs.Any(static input => input.Source.Outputs[input.OutputIndex].Value is not null))
            .SelectMany(static step => step.Outputs)
            .Select(static output => output.Reason)
            .ToList())];

    /// <summary>Why each source output ran, of the generators that made files.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Outputs(this GeneratorDriverRunResult run) =>
        [.. run.Active().SelectMany(static result => result.TrackedOutputSteps.Values).SelectMany(static steps => steps).SelectMany(static one => one.Outputs).Select(static output => output.Reason)];
}
