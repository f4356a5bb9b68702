using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace V2Comparison.Peers;

/// <summary>The C# files below a directory, as one compilation against the running framework.</summary>
public sealed class CodeBase
{
    private readonly ImmutableArray<(string Path, SourceText Text)> files;
    private readonly ImmutableArray<MetadataReference> references;
    private readonly CSharpParseOptions parsing;

    /// <summary>Reads the files; `bin` and `obj` are left out.</summary>
    /// <param name="directory">Where the files are.</param>
    /// <param name="symbols">Preprocessor symbols.</param>
    public CodeBase(string directory, params string[] symbols)
    {
        parsing = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: symbols);
        files =
        [
            .. Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal)
                .Select(path => (path, SourceText.From(File.ReadAllText(path), Encoding.UTF8))),
        ];
        references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => path.Contains("Microsoft.NETCore.App", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }

    /// <summary>How many files.</summary>
    public int FileCount => files.Length;

    /// <summary>How many lines in all files.</summary>
    public int LineCount => files.Sum(file => file.Text.Lines.Count);

    /// <summary>Parses everything again, so that nothing an earlier run left in the trees is measured.</summary>
    /// <param name="severities">Rules to report as errors.</param>
    public CSharpCompilation Compile(IEnumerable<string> severities) => CSharpCompilation.Create(
        "CodeBase",
        files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parsing, file.Path)),
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, specificDiagnosticOptions: severities.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Error))));
}
