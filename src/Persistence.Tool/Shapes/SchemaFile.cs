namespace Persistence.Tool.Shapes;

/// <summary>What a PersistedSchema.txt says that the present versions of session classes store: names only (docs/schema-evolution.md).</summary>
internal static class SchemaFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">The text.</param>
    /// <returns>By class the places that it stores, such as <c>header title</c> and <c>log messages.text</c>, without those that earlier versions stored.</returns>
    public static SortedDictionary<string, SortedSet<string>> Read(string text)
    {
        var classes = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Select(static line => line.TrimEnd('\r', ' ')).Where(static line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ');
            if (words.Length < 3 || words[1] is not ("header" or "log") || IsGone(line))
            {
                continue;
            }

            if (!classes.TryGetValue(words[0], out var places))
            {
                classes[words[0]] = places = new SortedSet<string>(StringComparer.Ordinal);
            }

            if (words[2].EndsWith(':') && !words[2].Contains('=', StringComparison.Ordinal))
            {
                places.Add($"{words[1]} {words[2].TrimEnd(':')}");
            }
        }

        return classes;
    }

    /// <summary>What a shape stores, as such places.</summary>
    /// <param name="shape">The shape.</param>
    public static SortedSet<string> Places(ClassShape shape) => new(
        shape.Members.Where(static member => !member.IsMerged).Select(static member => $"header {member.Name}")
            .Concat(shape.Logs.Select(static log => $"log {log.Name}"))
            .Concat(shape.Logs.SelectMany(static log => log.Members.Where(static member => member.Name.Length > 0 && !member.IsMerged).Select(member => $"log {log.Name}.{member.Name}"))),
        StringComparer.Ordinal);

    // @1..2 was stored by versions 1 to 2, and by none since.
    private static bool IsGone(string line)
    {
        var at = line.IndexOf(" @", StringComparison.Ordinal);
        return at >= 0 && line[at..].Split(' ', 3)[1].Contains("..", StringComparison.Ordinal);
    }
}
