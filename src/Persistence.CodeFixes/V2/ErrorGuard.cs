using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Persistence.CodeFixes.V2;

/// <summary>The last word on a fix: a change that adds an error to any project it touches is not made.</summary>
internal static class ErrorGuard
{
    /// <summary>The solution after the change, or the one before it when the change would break the build.</summary>
    public static async Task<Solution> OnlyIfItCompiles(Solution before, Solution after, CancellationToken cancellation)
    {
        foreach (var project in Affected(before, after))
        {
            if (await CountErrors(after, project, cancellation).ConfigureAwait(false) > await CountErrors(before, project, cancellation).ConfigureAwait(false))
            {
                return before;
            }
        }

        return after;
    }

    private static IEnumerable<ProjectId> Affected(Solution before, Solution after)
    {
        var changed = after.GetChanges(before).GetProjectChanges().Select(change => change.ProjectId).ToList();
        var graph = after.GetProjectDependencyGraph();
        return changed.Concat(changed.SelectMany(graph.GetProjectsThatTransitivelyDependOnThisProject)).Distinct();
    }

    private static async Task<int> CountErrors(Solution solution, ProjectId id, CancellationToken cancellation)
    {
        var compilation = await solution.GetProject(id)!.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return compilation is null ? 0 : compilation.GetDiagnostics(cancellation).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsWarningAsError);
    }
}
