using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Generators.Tests.Harness;

/// <summary>What a user writes, as a compilation: one or several files.</summary>
internal static class UserProject
{
    /// <summary>The usings that every file has, as a project with implicit usings gives them.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.ComponentModel.DataAnnotations.Schema;
        global using System.Linq;
        global using System.Text.Json.Serialization;
        global using Persistence;

        """;

    /// <summary>Makes a compilation with every backend referenced.</summary>
    /// <param name="files">The text of each file.</param>
    public static CSharpCompilation Of(params string[] files) => With(References.All, LanguageVersion.CSharp14, files);

    /// <summary>Makes a compilation.</summary>
    /// <param name="references">What it references.</param>
    /// <param name="version">Its language version.</param>
    /// <param name="files">The text of each file.</param>
    public static CSharpCompilation With(IEnumerable<MetadataReference> references, LanguageVersion version, params string[] files)
    {
        var parsing = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var trees = files.Prepend(Usings).Select((text, index) => CSharpSyntaxTree.ParseText(text, parsing, $"File{index}.cs"));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress), new("CS8019", ReportDiagnostic.Suppress)]);
        return CSharpCompilation.Create("UserProject", trees, references, options);
    }
}
