using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Persistence.CodeFixes.Schema;

/// <summary>Writes what all diagnostics of a document, a project or a solution say at once.</summary>
internal sealed class SchemaFixAll : FixAllProvider
{
    private readonly FixAllScope[] _scopes;

    private SchemaFixAll(params FixAllScope[] scopes) => _scopes = scopes;

    /// <summary>For what nobody has to decide: `dotnet format` may do it, which fixes whole solutions only.</summary>
    public static SchemaFixAll Everywhere { get; } = new(FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution);

    /// <summary>For what a person decides: not for `dotnet format`.</summary>
    public static SchemaFixAll ByHand { get; } = new(FixAllScope.Document, FixAllScope.Project);

    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => _scopes;

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var found = new List<(ProjectId, IReadOnlyList<Diagnostic>)>();
        var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
        foreach (var project in projects.Where(SchemaEdits.IsListed))
        {
            var diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            if (diagnostics.Length > 0)
            {
                found.Add((project.Id, diagnostics));
            }
        }

        return found.Count == 0
            ? null
            : CodeAction.Create("Write PersistedSchema.txt", cancellation => SchemaEdits.Apply(fixAllContext.Solution, found, cancellation), nameof(SchemaFixAll));
    }
}
