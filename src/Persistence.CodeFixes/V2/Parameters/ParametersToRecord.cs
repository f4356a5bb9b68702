using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>Carries out the change in a whole solution.</summary>
internal static class ParametersToRecord
{
    /// <summary>The solution after the change; unchanged where a use of the method cannot be rewritten, or the result would not compile.</summary>
    public static async Task<Solution> Apply(Document document, MethodDeclarationSyntax declaration, CancellationToken cancellation)
    {
        var before = document.Project.Solution;
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (!CallSites.IsEditable(document) || RecordPlan.TryMake(declaration, model!) is not { } plan || IsTaken(document, plan.Names.Record + ".cs"))
        {
            return before;
        }

        var calls = await CallSites.Find(plan.Method, before, cancellation).ConfigureAwait(false);
        if (calls is null)
        {
            return before;
        }

        var after = await Rewrite(document, plan, calls, cancellation).ConfigureAwait(false);
        after = await AddRecord(document, plan, after, cancellation).ConfigureAwait(false);
        return await ErrorGuard.OnlyIfItCompiles(before, after, cancellation).ConfigureAwait(false);
    }

    private static async Task<Solution> Rewrite(Document declared, RecordPlan plan, Dictionary<DocumentId, List<InvocationExpressionSyntax>> calls, CancellationToken cancellation)
    {
        var rewriting = new CallRewriting(plan);
        var before = declared.Project.Solution;
        var model = await declared.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var reads = BodyRules.References(plan.Method, plan.Declaration, model!).ToList();
        var after = before;
        foreach (var id in calls.Keys.Append(declared.Id).Distinct())
        {
            var root = await before.GetDocument(id)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            var inDocument = calls.TryGetValue(id, out var found) ? found : [];
            after = after.WithDocumentSyntaxRoot(id, rewriting.Rewrite(root!, inDocument, id == declared.Id ? reads : []));
        }

        return after;
    }

    private static async Task<Solution> AddRecord(Document document, RecordPlan plan, Solution solution, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var isNullableEnabled = (model!.GetNullableContext(plan.Declaration.SpanStart) & NullableContext.AnnotationsEnabled) != 0;
        var name = plan.Names.Record + ".cs";
        var path = document.FilePath is { } old ? Path.Combine(Path.GetDirectoryName(old)!, name) : null;
        var encoding = (await document.GetTextAsync(cancellation).ConfigureAwait(false)).Encoding;
        var id = DocumentId.CreateNewId(document.Project.Id);
        var added = solution.AddDocument(id, name, SourceText.From(RecordFile.Write(plan, model!.Compilation, isNullableEnabled), encoding), document.Folders, path);
        var root = (await added.GetDocument(id)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var types = root.DescendantNodes().OfType<TypeSyntax>().Where(type => type.Parent is ParameterSyntax);
        added = added.WithDocumentSyntaxRoot(id, root.ReplaceNodes(types, (_, type) => type.WithAdditionalAnnotations(Simplifier.Annotation)));
        return await Simplify(document.Project.Solution, added, cancellation).ConfigureAwait(false);
    }

    private static async Task<Solution> Simplify(Solution before, Solution after, CancellationToken cancellation)
    {
        var simplified = after;
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in change.GetChangedDocuments().Concat(change.GetAddedDocuments()))
            {
                var document = simplified.GetDocument(id)!;
                simplified = (await Simplifier.ReduceAsync(document, Simplifier.Annotation, optionSet: null, cancellation).ConfigureAwait(false)).Project.Solution;
            }
        }

        return simplified;
    }

    private static bool IsTaken(Document document, string name) =>
        document.Project.Documents.Any(other => other.Folders.SequenceEqual(document.Folders) && Path.GetFileName(other.FilePath ?? other.Name) == name);
}
