namespace Persistence.Generators.Schema.Comparison;

/// <summary>Places in storage: what stands inside what.</summary>
internal static class SchemaPaths
{
    private const string Marks = ".[{=<";

    /// <summary>Whether a place is inside another one.</summary>
    /// <param name="path">The place.</param>
    /// <param name="outer">The other one.</param>
    public static bool IsInside(string path, string outer) =>
        path.Length > outer.Length && path.StartsWith(outer, StringComparison.Ordinal) && Marks.IndexOf(path[outer.Length]) >= 0;

    /// <summary>The place after a member around it got another name.</summary>
    /// <param name="path">The place.</param>
    /// <param name="renames">The former places of renamed members, each with its present one.</param>
    public static string Renamed(string path, IReadOnlyDictionary<string, string> renames)
    {
        if (renames.Count == 0)
        {
            return path;
        }

        // From the inside out: a member of a renamed member may be renamed too.
        for (var end = path.Length; end > 0; end--)
        {
            if ((end == path.Length || Marks.IndexOf(path[end]) >= 0) && renames.TryGetValue(path.Substring(0, end), out var renamed))
            {
                return renamed + path.Substring(end);
            }
        }

        return path;
    }

    /// <summary>The place that a fact stands in: that of the member, the enum, the family.</summary>
    /// <param name="path">The place.</param>
    /// <returns>The place around it; empty for one that stands in the class itself.</returns>
    public static string Around(string path)
    {
        var last = 0;
        var isQuoted = false;
        for (var index = path.IndexOf(' ') + 1; index < path.Length; index++)
        {
            isQuoted ^= path[index] == '"';
            last = !isQuoted && Marks.IndexOf(path[index]) >= 0 && path[index] is not '{' and not '[' ? index : last;
        }

        return path.Substring(0, last);
    }

    /// <summary>Whether a fact is one value of an enum.</summary>
    /// <param name="path">Its place.</param>
    public static bool IsEnumValue(string path) => Around(path) is { Length: > 0 } outer && path[outer.Length] == '=';

    /// <summary>Whether a fact is one type of a family.</summary>
    /// <param name="path">Its place.</param>
    public static bool IsDerivedType(string path) => Around(path) is { Length: > 0 } outer && path[outer.Length] == '<';

    /// <summary>Whether a fact is a log.</summary>
    /// <param name="path">Its place.</param>
    public static bool IsLog(string path) => path.StartsWith("log ", StringComparison.Ordinal) && Around(path).Length == 0;

    /// <summary>A place as a message names it.</summary>
    /// <param name="path">The place.</param>
    public static string NameOf(string path) => path.Substring(path.IndexOf(' ') + 1);

    /// <summary>The storage name of the member that a place is, without quotes.</summary>
    /// <param name="path">The place.</param>
    public static string LastName(string path)
    {
        var around = Around(path);
        return (around.Length == 0 ? NameOf(path) : path.Substring(around.Length + 1)).Trim('"', '>');
    }

    /// <summary>The same name as a log where it is a member of the header, and the other way round.</summary>
    /// <param name="path">A place in the class itself.</param>
    public static string Turned(string path) =>
        path.StartsWith("log ", StringComparison.Ordinal) ? "header " + path.Substring(4)
        : path.StartsWith("header ", StringComparison.Ordinal) ? "log " + path.Substring(7) : "";
}
