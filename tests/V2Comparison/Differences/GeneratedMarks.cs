using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace V2Comparison.Differences;

/// <summary>Sonar skips a whole file when an attribute in it says that something in it was generated.</summary>
internal static class GeneratedMarks
{
    /// <summary>The reason, for the tables.</summary>
    public const string Reason = "a file with [CompilerGenerated], [DebuggerNonUserCode], [GeneratedCode] or [CompilationMapping] somewhere: skipped by Sonar";

    private static readonly string[] Marks = ["CompilerGenerated", "DebuggerNonUserCode", "GeneratedCode", "CompilationMapping"];

    /// <summary>Whether the file has such an attribute.</summary>
    public static bool AreIn(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>()
            .Any(static attribute => Marks.Contains(attribute.Name.ToString().Split('.')[^1].Replace("Attribute", "", StringComparison.Ordinal)));
}
