using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>Offers the moves that repair a diagnostic of a file.</summary>
internal static class FileSplitFix
{
    public static async Task Register(CodeFixContext context, string id, Func<Document, CompilationUnitSyntax, Diagnostic, IReadOnlyList<FileMove>> plan)
    {
        // `dotnet format` asks with any diagnostic of the analyzer, whatever its rule.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => diagnostic.Id == id))
        {
            var (root, moves) = await Plan(context.Document, diagnostic, plan, context.CancellationToken).ConfigureAwait(false);
            if (moves.Count > 0)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title(moves), cancellation => FileSplit.Apply(context.Document, root!, moves, cancellation), diagnostic.Id),
                    diagnostic);
            }
        }
    }

    /// <summary>The moves for one diagnostic; none where what may move is too little.</summary>
    public static async Task<(CompilationUnitSyntax? Root, IReadOnlyList<FileMove> Moves)> Plan(
        Document document, Diagnostic diagnostic, Func<Document, CompilationUnitSyntax, Diagnostic, IReadOnlyList<FileMove>> plan, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) as CompilationUnitSyntax;
        return root is null ? (root, []) : (root, plan(document, root, diagnostic));
    }

    private static string Title(IReadOnlyList<FileMove> moves) =>
        moves.Count == 1 ? $"Move to '{moves[0].FileName}'" : $"Move to '{moves[0].FileName}' and {moves.Count - 1} more new files";
}
