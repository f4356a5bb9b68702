using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Generators.Projects;

/// <summary>Knows which file declares a type of some name, and so which files have a part in a class.</summary>
internal sealed class DeclarationIndex
{
    private readonly Dictionary<string, List<SyntaxTree>> _declaring = new(StringComparer.Ordinal);
    private readonly List<SyntaxTree> _global = [];
    private readonly CancellationToken _cancellation;

    public DeclarationIndex(CSharpCompilation project, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        foreach (var tree in project.SyntaxTrees)
        {
            var summary = FileSummaries.Of(tree, cancellation);
            foreach (var type in summary.Types)
            {
                if (!_declaring.TryGetValue(type, out var trees))
                {
                    _declaring.Add(type, trees = []);
                }

                trees.Add(tree);
            }

            if (summary.Globals.Length > 0)
            {
                _global.Add(tree);
            }
        }
    }

    /// <summary>
    /// Every file that may have a part in the model of a class: those that declare it, those that declare what these mention, and so on.
    /// Global usings have a part in every class.
    /// </summary>
    /// <param name="name">The class's simple name.</param>
    /// <returns>Their summaries.</returns>
    public IReadOnlyList<FileSummary> FilesOf(string name)
    {
        var found = new List<FileSummary>();
        var seen = new HashSet<SyntaxTree>(_global);
        var waiting = new Queue<SyntaxTree>(_global);
        Add(name);
        while (waiting.Count > 0)
        {
            var tree = waiting.Dequeue();
            found.Add(FileSummaries.Of(tree, _cancellation));
            foreach (var mentioned in FileSummaries.MentionsOf(tree, _cancellation))
            {
                Add(mentioned);
            }
        }

        return found;

        void Add(string type)
        {
            foreach (var tree in _declaring.TryGetValue(type, out var trees) ? trees : [])
            {
                if (seen.Add(tree))
                {
                    waiting.Enqueue(tree);
                }
            }
        }
    }
}
