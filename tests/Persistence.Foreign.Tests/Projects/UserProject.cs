using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Persistence.Generators;
using Persistence.Generators.Diagnostics;

namespace Persistence.Foreign.Tests.Projects;

/// <summary>A user's project, compiled in memory.</summary>
internal static class UserProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.ComponentModel.DataAnnotations;
        global using System.ComponentModel.DataAnnotations.Schema;
        global using System.Text.Json;
        global using System.Text.Json.Nodes;
        global using System.Text.Json.Serialization;
        global using Persistence;

        """;

    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private static readonly MetadataReference[] s_references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        .Where(static path => Path.GetFileNameWithoutExtension(path) is not ("Persistence.Generators" or "Persistence.InMemory" or "Persistence.TestKit"))
        .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))];

    /// <summary>Makes a project.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="library">The image of another assembly that it references; null for none.</param>
    /// <param name="files">The text of each file.</param>
    public static CSharpCompilation Of(string name, byte[]? library, params IEnumerable<string> files) => CSharpCompilation.Create(
        name,
        files.Prepend(Usings).Select(static (text, index) => CSharpSyntaxTree.ParseText(text, s_parsing, $"File{index}.cs")),
        library is null ? s_references : [.. s_references, MetadataReference.CreateFromImage(library)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What the usage analyzer says.</summary>
    /// <param name="project">The project.</param>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation project)
    {
        var faults = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (fault, _, _) => faults.Add(fault), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await project.WithAnalyzers([new UsageAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(faults);
        return found;
    }

    /// <summary>The project with what is generated for it.</summary>
    /// <param name="project">The project.</param>
    public static Compilation Generate(CSharpCompilation project)
    {
        var generators = typeof(PersistenceGenerator).Assembly.GetTypes()
            .Where(static type => type.IsDefined(typeof(GeneratorAttribute), inherit: false))
            .Select(static type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());
        var driver = CSharpGeneratorDriver.Create(generators, parseOptions: s_parsing)
            .RunGeneratorsAndUpdateCompilation(project, out var output, out var reported, TestContext.Current.CancellationToken);
        Assert.All(driver.GetRunResult().Results, static result => Assert.True(result.Exception is null, result.Exception?.ToString()));
        Assert.Empty(reported);
        return output;
    }

    /// <summary>Compiles a project; fails where it does not compile, or where generated code has a warning.</summary>
    /// <param name="project">The project.</param>
    /// <param name="forReference">Whether its reference assembly is asked for, which has lost private members.</param>
    public static byte[] Emit(Compilation project, bool forReference = false)
    {
        using var image = new MemoryStream();
        var emitted = project.Emit(image, options: new EmitOptions(metadataOnly: forReference, includePrivateMembers: !forReference), cancellationToken: TestContext.Current.CancellationToken);
        var complaints = emitted.Diagnostics
            .Where(static found => found.Severity == DiagnosticSeverity.Error || (found.Severity == DiagnosticSeverity.Warning && IsGenerated(found)))
            .Take(10)
            .Select(static found => $"{found}\n    {LineOf(found)}");
        Assert.True(!complaints.Any(), string.Join("\n", complaints));
        return image.ToArray();
    }

    /// <summary>Loads an image, with the assembly that it references.</summary>
    /// <param name="library">The image of the other assembly; null for none.</param>
    /// <param name="image">The image.</param>
    public static Assembly Load(byte[]? library, byte[] image)
    {
        var context = new AssemblyLoadContext("user project");
        if (library is not null)
        {
            context.LoadFromStream(new MemoryStream(library));
        }

        return context.LoadFromStream(new MemoryStream(image));
    }

    private static bool IsGenerated(Diagnostic found) => found.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private static string? LineOf(Diagnostic found) => found.Location.SourceTree?.GetText().Lines[found.Location.GetLineSpan().StartLinePosition.Line].ToString();
}
