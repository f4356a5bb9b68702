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
    private readonly bool _isDecision;

    private SchemaFixAll(bool isDecision) => _isDecision = isDecision;

    /// <summary>For what nobody has to decide: `dotnet format` may do it, which fixes whole solutions only.</summary>
    public static SchemaFixAll Everywhere { get; } = new(isDecision: false);

    /// <summary>For what a person decides: in a whole solution, and so by `dotnet format`, only where that person says why.</summary>
    public static SchemaFixAll ByHand { get; } = new(isDecision: true);

    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var found = new List<(ProjectId, IReadOnlyList<Diagnostic>)>();
        var projects = fixAllContext.Scope == FixAllScope.Solution
            ? fixAllContext.Solution.Projects.Where(project => !_isDecision || SchemaEdits.ReasonOf(project) is not null)
            : [fixAllContext.Project];
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
