using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Persistence.SchemaFiles;

namespace Persistence.CodeFixes.Schema;

/// <summary>Writes what diagnostics say into <c>PersistedSchema.txt</c>, and into nothing else.</summary>
internal static class SchemaEdits
{
    /// <summary>Whether a fix can write the file: it is listed, there or not yet.</summary>
    /// <param name="project">The project.</param>
    public static bool IsListed(Project project) => FilesOf(project).Any();

    /// <summary>Why changes are accepted, as the person says who runs a command: the property <c>PersistedSchemaReason</c>, which may be an environment variable.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Null where nothing is said, and no command accepts anything.</returns>
    public static string? ReasonOf(Project project) =>
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.PersistedSchemaReason", out var reason) && reason.Trim() is { Length: > 0 } said ? said : null;

    /// <summary>The solution with the changed file.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="found">The diagnostics of each project.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The solution. Projects that are one project for several target frameworks share the file, and all see one text.</returns>
    public static async Task<Solution> Apply(Solution solution, IEnumerable<(ProjectId Project, IReadOnlyList<Diagnostic> Diagnostics)> found, CancellationToken cancellation)
    {
        var files = found
            .SelectMany(one => FilesOf(solution.GetProject(one.Project)!).Take(1).Select(file => (file.FilePath, Change: new Change(one.Diagnostics, ReasonOf(solution.GetProject(one.Project)!)))))
            .GroupBy(static one => one.FilePath, static one => one.Change);
        foreach (var file in files)
        {
            var documents = solution.Projects.SelectMany(FilesOf).Where(document => document.FilePath == file.Key).ToList();
            var text = await documents[0].GetTextAsync(cancellation).ConfigureAwait(false);
            var changed = SchemaLines.Change(text.ToString(), file.SelectMany(static one => one.Lines(SchemaLines.Removed)), file.SelectMany(static one => one.Lines(SchemaLines.Added)));
            foreach (var document in documents)
            {
                solution = solution.WithAdditionalDocumentText(document.Id, SourceText.From(changed, text.Length == 0 ? new UTF8Encoding(false) : text.Encoding ?? new UTF8Encoding(false)));
            }
        }

        return solution;
    }

    private static IEnumerable<TextDocument> FilesOf(Project project) =>
        project.AdditionalDocuments.Where(static document => Path.GetFileName(document.FilePath ?? document.Name) == SchemaLines.FileName);

    // The lines of some diagnostics; those that accept something with the reason that was said.
    private readonly struct Change(IReadOnlyList<Diagnostic> diagnostics, string? reason)
    {
        public IEnumerable<string> Lines(string property)
        {
            var said = reason;
            return diagnostics
                .SelectMany(diagnostic => diagnostic.Properties.TryGetValue(property, out var lines) && lines is { Length: > 0 } ? lines.Split('\n') : [])
                .Select(line => property == SchemaLines.Added && said is not null ? SchemaLines.WithReason(line, said) : line);
        }
    }
}
