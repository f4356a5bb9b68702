using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Projects;

/// <summary>
/// Knows which file of an earlier state of a project declares a type of some name, and so which files have a part in a class. Asked at an edit
/// and not before: a build has none, and to list the names that files mention costs a tenth of reading them.
/// </summary>
internal sealed class DeclarationIndex
{
    private readonly Dictionary<string, List<FileSummary>> _declaring = new(StringComparer.Ordinal);
    private readonly List<FileSummary> _global = [];
    private readonly Dictionary<FileSummary, SyntaxTree> _trees = [];
    private readonly CancellationToken _cancellation;

    /// <summary>Makes the index.</summary>
    /// <param name="files">The files of the earlier state.</param>
    /// <param name="now">The project as it is now, in which the files that did not change still stand.</param>
    /// <param name="cancellation">Stops the work.</param>
    public DeclarationIndex(FileSummary[] files, Compilation now, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        foreach (var tree in now.SyntaxTrees)
        {
            _trees[FileSummaries.Of(tree, cancellation)] = tree;
        }

        foreach (var file in files)
        {
            Add(file);
        }
    }

    /// <summary>
    /// Every file that may have a part in the model of a class: those that declare it, those that declare what these mention, and so on.
    /// Global usings have a part in every class.
    /// </summary>
    /// <param name="name">The class's simple name.</param>
    /// <returns>Their summaries; null where a file that changed meanwhile is among them, whose names cannot be read any more.</returns>
    public IReadOnlyList<FileSummary>? FilesOf(string name)
    {
        var found = new List<FileSummary>();
        var seen = new HashSet<FileSummary>(_global);
        var waiting = new Queue<FileSummary>(_global);
        Add(name);
        while (waiting.Count > 0)
        {
            var file = waiting.Dequeue();
            if (!_trees.TryGetValue(file, out var tree))
            {
                return null;
            }

            found.Add(file);
            foreach (var mentioned in FileSummaries.MentionsOf(tree, _cancellation))
            {
                Add(mentioned);
            }
        }

        return found;

        void Add(string type)
        {
            foreach (var file in _declaring.TryGetValue(type, out var files) ? files : [])
            {
                if (seen.Add(file))
                {
                    waiting.Enqueue(file);
                }
            }
        }
    }

    private void Add(FileSummary file)
    {
        foreach (var type in file.Types)
        {
            if (!_declaring.TryGetValue(type, out var files))
            {
                _declaring.Add(type, files = []);
            }

            files.Add(file);
        }

        if (file.Globals.Length > 0)
        {
            _global.Add(file);
        }
    }
}
