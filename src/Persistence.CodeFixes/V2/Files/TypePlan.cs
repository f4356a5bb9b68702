using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>Chooses the types that go to files of their own: top-level ones from the end, then nested ones; never the one the file is named after.</summary>
internal static class TypePlan
{
    /// <summary>The moves; empty when not enough types may move.</summary>
    public static IReadOnlyList<FileMove> Make(Document document, CompilationUnitSyntax root, Diagnostic diagnostic)
    {
        var allowed = DiagnosticNumbers.Allowed(diagnostic);
        var excess = DiagnosticNumbers.Measured(diagnostic) - allowed;
        var chosen = new List<TypeDeclarationSyntax>();
        foreach (var type in Candidates(document, root))
        {
            var weight = Weight(type);
            if (excess > 0 && weight <= allowed && !chosen.Any(other => other.Contains(type) || type.Contains(other)))
            {
                chosen.Add(type);
                excess -= weight;
            }
        }

        return excess > 0 ? [] : Named(chosen.OrderBy(type => type.SpanStart), new FileNames(document));
    }

    private static List<FileMove> Named(IEnumerable<TypeDeclarationSyntax> types, FileNames names)
    {
        var moves = types.Select(type => (Name: names.ForType(type), Type: type)).ToList();
        return moves.Any(move => move.Name is null) ? [] : moves.Select(move => new FileMove(move.Name!, [move.Type])).ToList();
    }

    private static IEnumerable<TypeDeclarationSyntax> Candidates(Document document, CompilationUnitSyntax root)
    {
        var movable = new Movable(root);
        var own = Path.GetFileNameWithoutExtension(document.FilePath ?? document.Name);
        var all = root.DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Where(type => movable.IsMovableType(type) && type.Identifier.ValueText != own)
            .Reverse()
            .ToList();
        return all.Where(type => type.Parent is not TypeDeclarationSyntax).Concat(all.Where(type => type.Parent is TypeDeclarationSyntax));
    }

    private static int Weight(TypeDeclarationSyntax type) =>
        type.DescendantNodesAndSelf().Count(node => node is TypeDeclarationSyntax and not ExtensionBlockDeclarationSyntax);
}
