using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Splitting;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>Gives each of the types that go a file of its own.</summary>
internal static class TypePlan
{
    /// <summary>The moves; empty when not enough types may move, or a name for one is taken.</summary>
    public static IReadOnlyList<FileMove> Make(Document document, CompilationUnitSyntax root, Diagnostic diagnostic)
    {
        var allowed = DiagnosticNumbers.Allowed(diagnostic);
        var ownName = Path.GetFileNameWithoutExtension(document.FilePath ?? document.Name);
        var names = new FileNames(document);
        var moves = TypeChoice.Make(root, ownName, DiagnosticNumbers.Measured(diagnostic) - allowed, allowed).Types
            .Select(type => (Name: names.ForType(type), Type: type))
            .ToList();
        return moves.Any(move => move.Name is null) ? [] : moves.Select(move => new FileMove(move.Name!, [move.Type])).ToList();
    }
}
