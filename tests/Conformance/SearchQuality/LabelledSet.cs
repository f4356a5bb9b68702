using System.Runtime.CompilerServices;

namespace Persistence.Conformance;

/// <summary>The facts of Facts.txt and the queries of Queries.txt, which say for each query what answers it.</summary>
internal sealed class LabelledSet
{
    private LabelledSet(IReadOnlyList<string> facts, IReadOnlyList<LabelledQuery> queries) => (Facts, Queries) = (facts, queries);

    /// <summary>The set.</summary>
    public static LabelledSet Instance { get; } = Read();

    /// <summary>The facts.</summary>
    public IReadOnlyList<string> Facts { get; }

    /// <summary>The queries, in the order of the file.</summary>
    public IReadOnlyList<LabelledQuery> Queries { get; }

    /// <summary>The path of a file of the repository.</summary>
    /// <param name="path">Its path from here.</param>
    /// <param name="here">The compiler fills it in.</param>
    public static string PathOf(string path, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "..", path));

    private static LabelledSet Read()
    {
        var lines = File.ReadLines(PathOf("Facts.txt")).Where(static line => line[0] != '#').Select(static line => line.Split('\t')).ToList();
        var places = lines.Select(static (cells, place) => (cells[0], place)).ToDictionary(static fact => fact.Item1, static fact => fact.place);
        var queries = new List<LabelledQuery>();
        var group = "";
        foreach (var line in File.ReadLines(PathOf("Queries.txt")))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                group = line[2..];
                continue;
            }

            var cells = line.Split('\t');
            queries.Add(new LabelledQuery(group, cells[0], cells[1].Split(' ').Select(number => places[number]).ToHashSet()));
        }

        return new LabelledSet([.. lines.Select(static cells => cells[1])], queries);
    }
}
