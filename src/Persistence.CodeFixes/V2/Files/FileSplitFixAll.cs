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

/// <summary>
/// Splits file after file. Roslyn's own batch fixer merges changes of documents but drops the new ones, so this one works through them;
/// a file has one diagnostic of a kind, and splitting it changes no other file.
/// </summary>
internal sealed class FileSplitFixAll : FixAllProvider
{
    private readonly Func<Document, CompilationUnitSyntax, Diagnostic, IReadOnlyList<FileMove>> plan;

    public FileSplitFixAll(Func<Document, CompilationUnitSyntax, Diagnostic, IReadOnlyList<FileMove>> plan) => this.plan = plan;

    /// <inheritdoc />
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create("Split every file over the limit", cancellation => FixAll(fixAllContext, cancellation), fixAllContext.CodeActionEquivalenceKey));

    private async Task<Solution> FixAll(FixAllContext context, CancellationToken cancellation)
    {
        var solution = context.Solution;
        foreach (var document in FixAllDocuments.InScope(context))
        {
            foreach (var diagnostic in await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
            {
                var current = solution.GetDocument(document.Id)!;
                var (root, moves) = await FileSplitFix.Plan(current, diagnostic, plan, cancellation).ConfigureAwait(false);
                solution = moves.Count == 0 ? solution : await FileSplit.Apply(current, root!, moves, cancellation).ConfigureAwait(false);
            }
        }

        return solution;
    }
}
