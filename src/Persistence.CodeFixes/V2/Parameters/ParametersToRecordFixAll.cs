using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>
/// One method after the other, because each change may rewrite any file: the methods are marked first, so that they are found again
/// wherever they have moved to.
/// </summary>
internal sealed class ParametersToRecordFixAll : FixAllProvider
{
    /// <inheritdoc />
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create("Move parameters into records, of public methods too (callers outside the solution no longer compile)", cancellation => FixAll(fixAllContext, cancellation), ParametersToRecordFix.Key));

    private static async Task<Solution> FixAll(FixAllContext context, CancellationToken cancellation)
    {
        var solution = context.Solution;
        var marks = new List<(DocumentId Document, SyntaxAnnotation Mark)>();
        foreach (var document in FixAllDocuments.InScope(context))
        {
            var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            var methods = diagnostics.Select(diagnostic => ParametersToRecordFix.DeclarationAt(root!, diagnostic)).OfType<MethodDeclarationSyntax>().Distinct().ToDictionary(method => method, _ => new SyntaxAnnotation());
            if (methods.Count > 0)
            {
                solution = solution.WithDocumentSyntaxRoot(document.Id, root!.ReplaceNodes(methods.Keys, (original, rewritten) => rewritten.WithAdditionalAnnotations(methods[original])));
                marks.AddRange(methods.OrderBy(method => method.Key.SpanStart).Select(method => (document.Id, method.Value)));
            }
        }

        foreach (var (id, mark) in marks)
        {
            var document = solution.GetDocument(id)!;
            var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            if (root!.GetAnnotatedNodes(mark).FirstOrDefault() is MethodDeclarationSyntax declaration)
            {
                solution = await ParametersToRecord.Apply(document, declaration, cancellation).ConfigureAwait(false);
            }
        }

        return solution;
    }
}
