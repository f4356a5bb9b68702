namespace Persistence.Json;

/// <summary>Finds where to begin reading for entries after a sequence, by halving the file: each line says how far each log has come.</summary>
internal static class SequenceSearch
{
    private const int SmallEnough = 64 * 1024;

    /// <summary>Finds a line from which to read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="end">Where the last whole commit ends.</param>
    /// <param name="log">The log.</param>
    /// <param name="afterSequence">The sequence after which entries are wanted.</param>
    /// <returns>The start of a line, not far before the first one that holds a wanted entry.</returns>
    /// <exception cref="LineDamageException">A line on the way is damaged.</exception>
    public static long Find(IStoredFile file, long end, LogNames log, long afterSequence)
    {
        var low = 0L;
        var high = end;
        while (high - low > SmallEnough && afterSequence > 0)
        {
            var middle = low + ((high - low) / 2);
            using var lines = new LineScanner(file, middle, end);

            // The first step only reaches the next line's start.
            if (!lines.Next() || !lines.ReadValid() || lines.Offset >= high)
            {
                high = middle;
            }
            else if (log.LastIn(lines.View().Raw(LineMember.Last)) <= afterSequence)
            {
                low = lines.LineEnd;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
