using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Persistence.Generators;
using Persistence.Generators.Diagnostics;

namespace Persistence.Evolution.Tests.Versions;

/// <summary>A user's project with one version of the classes of all rows, a file each, compiled in memory.</summary>
internal sealed class UserProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.Text.Json.Nodes;
        global using System.Text.Json.Serialization;
        global using Persistence;

        """;

    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private static readonly MetadataReference[] s_references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => Path.GetFileNameWithoutExtension(path) is "Persistence.Abstractions" or "Persistence.Json" or "Persistence.Sqlite" or "Persistence.Redis" or "StackExchange.Redis" or "netstandard"
            || Path.GetFileName(path).StartsWith("System", StringComparison.Ordinal))
        .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))];

    private readonly CSharpCompilation _project;

    public UserProject(IEnumerable<(string File, string Text)> files) => _project = CSharpCompilation.Create(
        "UserProject",
        files.Prepend(("Usings", Usings)).Select(static file => CSharpSyntaxTree.ParseText(file.Item2, s_parsing, file.Item1 + ".cs")),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Compiles it with what is generated for it.</summary>
    /// <param name="image">The file of the assembly.</param>
    public void Build(string image)
    {
        var generators = typeof(PersistenceGenerator).Assembly.GetTypes()
            .Where(static type => type.IsDefined(typeof(GeneratorAttribute), inherit: false))
            .Select(static type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());
        var driver = CSharpGeneratorDriver.Create(generators, parseOptions: s_parsing).RunGeneratorsAndUpdateCompilation(_project, out var output, out _);
        Assert.All(driver.GetRunResult().Results, static result => Assert.True(result.Exception is null, result.Exception?.ToString()));
        var emitted = output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(static found => found.Severity == DiagnosticSeverity.Error)));
    }

    /// <summary>What the compiler says of it beside a <c>PersistedSchema.txt</c>.</summary>
    /// <param name="file">The file's text.</param>
    public async Task<ImmutableArray<Diagnostic>> Compare(string file)
    {
        var faults = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([new Text(file)]), (fault, _, _) => faults.Add(fault), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await _project.WithAnalyzers([new SchemaAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(faults);
        return found;
    }

    private sealed class Text(string text) : AdditionalText
    {
        public override string Path => "/project/PersistedSchema.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }
}
