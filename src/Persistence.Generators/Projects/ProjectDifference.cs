namespace Persistence.Generators.Projects;

/// <summary>
/// What an edit may have changed for session classes in other files. A declaration reaches another file by the name of a type, and
/// by nothing else, once these are equal: references and options, the set of namespaces, and what files declare for the whole
/// project. So a class whose files mention no type of a changed file, neither of its old version nor of its new one, has the model
/// it had.
/// </summary>
internal sealed class ProjectDifference
{
    private readonly IEnumerable<FileSummary> _unchanged;
    private readonly List<FileSummary> _changed;
    private HashSet<FileSummary>? _affected;
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    private ProjectDifference(IEnumerable<FileSummary> unchanged, List<FileSummary> changed)
    {
        _unchanged = unchanged;
        _changed = changed;
        foreach (var file in changed)
        {
            _types.UnionWith(file.Types);
        }
    }

    /// <summary>Compares two states of a project.</summary>
    /// <param name="old">The earlier one.</param>
    /// <param name="now">The later one.</param>
    /// <returns>The difference; null where it may concern every class.</returns>
    public static ProjectDifference? Between(ProjectSnapshot? old, ProjectSnapshot now)
    {
        if (old is null || !old.HasSameSurroundings(now))
        {
            return null;
        }

        // Files are compared from both ends, so that one more or less moves nothing.
        var start = 0;
        var shorter = Math.Min(old.Files.Length, now.Files.Length);
        while (start < shorter && old.Files[start] == now.Files[start])
        {
            start++;
        }

        var end = 0;
        while (end < shorter - start && old.Files[old.Files.Length - 1 - end] == now.Files[now.Files.Length - 1 - end])
        {
            end++;
        }

        var before = Middle(old.Files, start, end);
        var after = Middle(now.Files, start, end);
        return IsLocal(before, after, now.Files.Take(start).Concat(now.Files.Skip(now.Files.Length - end)))
            ? new ProjectDifference(now.Files.Take(start).Concat(now.Files.Skip(now.Files.Length - end)), [.. before, .. after])
            : null;
    }

    /// <summary>Whether a class must be read again: also where it is not known which files have a part in it.</summary>
    /// <param name="session">The class as it was read. Of all classes the files have been looked for before the first is asked about.</param>
    public bool Concerns(KnownSession session) =>
        session.Files is not { } files
        || (_types.Count > 0 && session.GeneratedNames.Any(_types.Contains))
        || files.Any((_affected ??= Affected()).Contains);

    private HashSet<FileSummary> Affected() => [.. _changed, .. _unchanged.Where(file => file.Mentions?.Overlaps(_types) == true)];

    /// <summary>Whether a type of one of some names may have come, gone or changed.</summary>
    /// <param name="names">The simple names.</param>
    public bool ConcernsAny(IEnumerable<string> names) => names.Any(_types.Contains);

    private static List<FileSummary> Middle(FileSummary[] files, int start, int end) =>
        files.Skip(start).Take(files.Length - start - end).ToList();

    private static bool IsLocal(List<FileSummary> before, List<FileSummary> after, IEnumerable<FileSummary> unchanged)
    {
        if (string.Concat(before.Select(static file => file.Globals)) != string.Concat(after.Select(static file => file.Globals)))
        {
            return false;
        }

        var namespaces = new HashSet<string>(before.SelectMany(static file => file.Namespaces), StringComparer.Ordinal);
        namespaces.SymmetricExceptWith(after.SelectMany(static file => file.Namespaces).Distinct());
        return namespaces.Count == 0 || namespaces.IsSubsetOf(unchanged.SelectMany(static file => file.Namespaces));
    }
}
