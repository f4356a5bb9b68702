using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Asynchrony;

/// <summary>All run-time code of the repository as one compilation, with what is generated for the test kit's session classes.</summary>
internal static class RuntimeCode
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string[] s_projects = ["Persistence.Abstractions", "Persistence.Json", "Persistence.Sqlite", "Persistence.Redis", "Persistence.InMemory", "Persistence.TestKit", "Shared"];

    /// <summary>Compiles it.</summary>
    public static Compilation Compile()
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = s_projects.SelectMany(Files).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), parsing, Path.GetRelativePath(Root(), path)));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var source = CSharpCompilation.Create("Runtime", trees.Prepend(CSharpSyntaxTree.ParseText(ImplicitUsings, parsing, "Usings.cs")), Libraries(), options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(Harness.Generators.All(), parseOptions: parsing);
        driver.RunGeneratorsAndUpdateCompilation(source, out var all, out _, TestContext.Current.CancellationToken);
        return all;
    }

    private static IEnumerable<string> Files(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root(), project), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<MetadataReference> Libraries() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Persistence.", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src"));
}
