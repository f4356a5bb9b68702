using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Generators.Projects;

/// <summary>Finds for a project with generated files what its generators read before there were any, so that a build reads each class once.</summary>
internal static class FinishedProjects
{
    // By the first file, which generated ones follow.
    private static readonly ConditionalWeakTable<SyntaxTree, ProjectSnapshot> s_byFirstFile = new();

    /// <summary>Remembers what was read.</summary>
    /// <param name="project">The project.</param>
    /// <param name="read">What was read of it.</param>
    public static void Remember(CSharpCompilation project, ProjectSnapshot read)
    {
        if (project.SyntaxTrees.FirstOrDefault() is not { } first)
        {
            return;
        }

        lock (s_byFirstFile)
        {
            s_byFirstFile.Remove(first);
            s_byFirstFile.Add(first, read);
        }
    }

    /// <summary>Finds what was read.</summary>
    /// <param name="project">The project.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Null where the project does not begin with files that were read.</returns>
    public static ProjectSnapshot? Find(CSharpCompilation project, CancellationToken cancellation) =>
        project.SyntaxTrees.FirstOrDefault() is { } first && s_byFirstFile.TryGetValue(first, out var read) && read.IsStartOf(project, cancellation) ? read : null;
}
