namespace Persistence.Json;

/// <summary>
/// Distinguishes what an unfinished last write may have left from what was written completely and damaged later. A writer
/// that dies leaves the beginning of its lines. A loss of power may also leave any sectors of them out, which then read as
/// zeros, and JSON text has no zero byte.
/// </summary>
internal static class TornWrite
{
    private const int SectorLength = 512;

    /// <summary>Whether a line that is not whole may be what a torn write left.</summary>
    /// <param name="line">The line, with its newline if it has one.</param>
    /// <param name="offset">Where it begins in the file.</param>
    /// <returns>False when it can only be damage.</returns>
    public static bool MayLeave(ReadOnlySpan<byte> line, long offset)
    {
        if (line.Contains((byte)0))
        {
            return AreSectors(line, offset);
        }

        // The beginning of a line has no newline, and no byte in the newline's place either. One that has its end has all that
        // stands before it, so that a wrong checksum is no writer's.
        return line[^1] != '\n' && !LineText.HasEnd(line[..^1]) && !LineText.HasEnd(line);
    }

    private static bool AreSectors(ReadOnlySpan<byte> line, long offset)
    {
        for (var start = line.IndexOf((byte)0); start < line.Length;)
        {
            var length = line[start..].IndexOfAnyExcept((byte)0);
            var end = length < 0 ? line.Length : start + length;
            if (!IsBorder(start, line, offset) || !IsBorder(end, line, offset))
            {
                return false;
            }

            var next = line[end..].IndexOf((byte)0);
            start = next < 0 ? line.Length : end + next;
        }

        return true;
    }

    private static bool IsBorder(int position, ReadOnlySpan<byte> line, long offset) =>
        position == 0 || position == line.Length || (offset + position) % SectorLength == 0;
}
