namespace Persistence.Generators.Emission;

/// <summary>
/// Breaks lines that are too long to read, at the place that is nested least: after an arrow, after the bracket that opens a list when
/// the list fits in one line, else after a comma; where there is nothing of these, after a word. Never inside a literal, which may leave a line too long.
/// </summary>
internal static class LongLines
{
    /// <summary>How many characters a line may have.</summary>
    public const int Limit = 160;

    /// <summary>How many characters more than the first line the further ones begin with: blanks, or the slashes of documentation.</summary>
    public const int Further = 4;

    private const string Slashes = "/// ";

    /// <summary>Finds the lines that a line becomes. Makes no strings: of a thousand classes they cost a tenth of all generating.</summary>
    /// <param name="line">A line of C#, or of a comment.</param>
    /// <param name="pieces">Receives where each of the lines begins and ends, the first with its indentation.</param>
    public static void Break(ReadOnlySpan<char> line, List<(int Start, int End)> pieces)
    {
        var next = Indentation(line) + Further;
        var isDocumentation = IsDocumentation(line);
        var (start, column) = (0, 0);
        while (column + line.Length - start > Limit)
        {
            var rest = line.Slice(start);
            var length = isDocumentation ? BetweenWords(rest, next - column, Limit - column) : BreakPoint.Find(rest, column, next);
            if (column + length <= next)
            {
                break;
            }

            pieces.Add((start, start + rest.Slice(0, length).TrimEnd().Length));
            start = line.Length - rest.Slice(length).TrimStart().Length;
            column = next;
        }

        pieces.Add((start, line.Length));
    }

    /// <summary>How many blanks a line begins with.</summary>
    /// <param name="line">The line.</param>
    public static int Indentation(ReadOnlySpan<char> line) => line.Length - line.TrimStart().Length;

    /// <summary>What the further lines begin with, after the indentation of the first.</summary>
    /// <param name="line">The line.</param>
    public static string Lead(ReadOnlySpan<char> line) => IsDocumentation(line) ? Slashes : "    ";

    /// <summary>Whether a line is documentation.</summary>
    /// <param name="line">The line.</param>
    public static bool IsDocumentation(ReadOnlySpan<char> line) => line.TrimStart().StartsWith(Slashes.AsSpan(), StringComparison.Ordinal);

    // After the last blank that stands in no tag.
    private static int BetweenWords(ReadOnlySpan<char> line, int start, int limit)
    {
        var depth = 0;
        var end = 0;
        for (var index = start; index < limit; index++)
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
