using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Persistence.CodeFixes.Schema;

/// <summary>Changes code as a person decided. For a document and a project, and not for a solution, which is what `dotnet format` asks for.</summary>
internal static class DecisionFixAll
{
    private static readonly System.Collections.Immutable.ImmutableArray<FixAllScope> s_scopes = [FixAllScope.Document, FixAllScope.Project];

    /// <summary>Makes what fixes several.</summary>
    /// <param name="edit">Changes the code for one diagnostic, at the type that it is reported at.</param>
    public static FixAllProvider Of(Action<DocumentEditor, TypeDeclarationSyntax, Diagnostic> edit) => FixAllProvider.Create(
        async (context, document, diagnostics) => diagnostics.IsEmpty ? document : await Change(document, diagnostics, edit, context.CancellationToken).ConfigureAwait(false), s_scopes);

    /// <summary>Changes a document for some diagnostics.</summary>
    /// <param name="document">The document.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="edit">Changes the code for one of them.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<Document> Change(Document document, System.Collections.Generic.IEnumerable<Diagnostic> diagnostics, Action<DocumentEditor, TypeDeclarationSyntax, Diagnostic> edit, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (TypeAt(editor.OriginalRoot, diagnostic) is { } type)
            {
                edit(editor, type, diagnostic);
            }
        }

        return editor.GetChangedDocument();
    }

    /// <summary>The type that a diagnostic is reported in.</summary>
    /// <param name="root">The file.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    public static TypeDeclarationSyntax? TypeAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
