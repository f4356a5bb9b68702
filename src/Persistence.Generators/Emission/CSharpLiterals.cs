namespace Persistence.Generators.Emission;

/// <summary>Finds literals in a line of C#.</summary>
internal static class CSharpLiterals
{
    /// <summary>Where a literal ends.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">The quote that begins it.</param>
    /// <returns>The position after its last quote; a position after the line where it has none.</returns>
    public static int End(ReadOnlySpan<char> line, int start)
    {
        var index = start + 1;
        while (index < line.Length && line[index] != line[start])
        {
            index += line[index] == '\\' ? 2 : 1;
        }

        return index + 1;
    }

    /// <summary>Whether a string literal begins in a part of a line and does not end there.</summary>
    /// <param name="line">The line so far.</param>
    public static bool IsOpen(ReadOnlySpan<char> line)
    {
        for (var quote = line.IndexOf('"'); quote >= 0; quote = line.IndexOf('"'))
        {
            var end = End(line, quote);
            if (end > line.Length)
            {
                return true;
            }

            line = line.Slice(end);
        }

        return false;
    }
}
