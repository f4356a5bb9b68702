namespace Persistence.Generators.Emission;

/// <summary>
/// Breaks lines that are too long to read, at the place that is nested least: behind an arrow, behind the bracket that opens a list when
/// the list fits in one line, else behind a comma; where there is nothing of these, behind a word. Never inside a literal, which may leave a line too long.
/// </summary>
internal static class LongLines
{
    /// <summary>How many characters a line may have.</summary>
    public const int Limit = 160;

    /// <summary>Breaks a line.</summary>
    /// <param name="line">A line of C#, or of a comment.</param>
    /// <returns>The lines that it becomes.</returns>
    public static IEnumerable<string> Break(string line)
    {
        var content = line.TrimStart();
        var indentation = line.Substring(0, line.Length - content.Length);
        var isDocumentation = content.StartsWith("/// ", StringComparison.Ordinal);
        var next = indentation + (isDocumentation ? "/// " : "    ");
        while (line.Length > Limit)
        {
            var end = isDocumentation ? BetweenWords(line, indentation.Length + 4) : BreakPoint.Find(line, next.Length);
            if (end <= next.Length)
            {
                break;
            }

            yield return line.Substring(0, end).TrimEnd();
            line = next + line.Substring(end).TrimStart();
        }

        yield return line;
    }

    // Behind the last blank that stands in no tag.
    private static int BetweenWords(string line, int start)
    {
        var depth = 0;
        var end = 0;
        for (var index = start; index < Limit; index++)
        {
            depth += line[index] switch { '<' => 1, '>' => -1, _ => 0 };
            if (line[index] == ' ' && depth == 0)
            {
                end = index + 1;
            }
        }

        return end;
    }
}
