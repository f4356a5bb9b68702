using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Analyzers.Counting;
using Persistence.Analyzers.Tests.Docs;

namespace Persistence.Analyzers.Tests.Repository;

/// <summary>
/// This repository under its own limits, measured: the build enforces them with the analyzers, which cannot check the two projects
/// that they are built from.
/// </summary>
public sealed class OwnLimitsTests
{
    [Theory]
    [InlineData("src")]
    [InlineData("samples")]
    public void Product_code_keeps_every_limit(string directory) => None(Files(directory).SelectMany(file => Violations(file, isTest: false)));

    [Fact]
    public void Tests_keep_lines_complexity_and_parameters() => None(Files("tests").SelectMany(file => Violations(file, isTest: true)));

    /// <summary>V2011 for the projects that the build cannot give to the analyzers.</summary>
    [Theory]
    [InlineData("src/Persistence.Analyzers")]
    [InlineData("src/Persistence.CodeFixes")]
    [InlineData("src/Shared")]
    public void No_type_has_too_many_functions_in_all_its_parts(string directory) => None(
        Files(directory)
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            .GroupBy(type => type.Identifier.ValueText, FunctionRules.CountIn)
            .Where(type => type.Sum() > 40)
            .Select(type => $"{type.Key}: {type.Sum()} functions, allowed 40"));

    private static void None(IEnumerable<string> violations)
    {
        var found = string.Join("\n", violations);
        Assert.True(found.Length == 0, found);
    }

    private static IEnumerable<string> Files(string directory)
    {
        var root = Path.Combine(RepositoryFolder.Path, directory);
        return Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Where(path => !IsBuilt(Path.GetRelativePath(root, path)))
                .Order(StringComparer.Ordinal)
            : [];
    }

    private static bool IsBuilt(string path) =>
        path.EndsWith(".g.cs", StringComparison.Ordinal)
        || path.EndsWith(".verified.cs", StringComparison.Ordinal)
        || path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Snapshots" or "BenchmarkDotNet.Artifacts");

    private static IEnumerable<string> Violations(string path, bool isTest)
    {
        var file = FileMeasurement.Measure(CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview)), TestContext.Current.CancellationToken);
        var name = Path.GetRelativePath(RepositoryFolder.Path, path);
        var limits = new List<(string What, int Measured, int Allowed)> { ("lines", file.Lines, 400) };
        limits.AddRange(file.Functions.Concat(file.Initializers).Select(unit => ("complexity of " + unit.Name, unit.Complexity, 10)));
        limits.AddRange(file.Functions.Select(function => ("parameters of " + function.Name, function.ParameterCount, 5)));
        if (!isTest)
        {
            limits.Add(("functions", file.Functions.Count, 10));
            limits.Add(("classes", file.Classes.Count, 5));
        }

        return limits.Where(limit => limit.Measured > limit.Allowed).Select(limit => $"{name}: {limit.What} {limit.Measured}, allowed {limit.Allowed}");
    }
}
