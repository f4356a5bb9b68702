namespace Persistence.Generators.Emission;

/// <summary>Breaks the long lines of a whole file.</summary>
internal static class LineBreaker
{
    // The V2 limit on lines, which emitted code obeys too. Lines that are too long are the lesser evil.
    private const int MostLines = 400;

    /// <summary>Breaks lines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longLines">Where they stand.</param>
    /// <param name="lines">How many lines the file has.</param>
    /// <returns>The text with broken lines, in a buffer of its own; the same where there would be too many lines.</returns>
    public static TextBuffer Break(TextBuffer text, List<(int Start, int Length)> longLines, int lines)
    {
        // Of each long line the pieces that it becomes, all in one list.
        var pieces = new List<(int Start, int End)>();
        var ends = longLines.ConvertAll(line =>
        {
            LongLines.Break(text.Characters.AsSpan(line.Start, line.Length), pieces);
            return pieces.Count;
        });
        if (lines + pieces.Count - ends.Count > MostLines)
        {
            return text;
        }

        var broken = new TextBuffer();
        var copied = 0;
        for (var index = 0; index < ends.Count; index++)
        {
            var (start, length) = longLines[index];
            broken.Append(text.Characters.AsSpan(copied, start - copied));
            AppendPieces(broken, text.Characters.AsSpan(start, length), pieces, index == 0 ? 0 : ends[index - 1], ends[index]);
            copied = start + length;
        }

        broken.Append(text.Characters.AsSpan(copied, text.Length - copied));
        text.Return();
        return broken;
    }

    private static void AppendPieces(TextBuffer broken, ReadOnlySpan<char> line, List<(int Start, int End)> pieces, int first, int end)
    {
        var indentation = LongLines.Indentation(line);
        for (var index = first; index < end; index++)
        {
            if (index > first)
            {
                broken.Append('\n', 1);
                broken.Append(line.Slice(0, indentation));
                broken.Append(LongLines.Lead(line).AsSpan());
            }

            broken.Append(line.Slice(pieces[index].Start, pieces[index].End - pieces[index].Start));
        }
    }
}
