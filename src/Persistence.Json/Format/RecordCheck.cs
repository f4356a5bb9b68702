using Persistence.Hashing;

namespace Persistence.Json;

/// <summary>Reports whether a record is as it was written, and where.</summary>
internal static class RecordCheck
{
    /// <summary>Reports whether a line is a valid record: it ends with a newline, and its checksum is right.</summary>
    /// <param name="line">The line with its newline.</param>
    /// <returns>False for a torn or damaged line.</returns>
    public static bool IsValid(ReadOnlySpan<byte> line) => HasRightEnd(line, LineNames.CrcLength);

    /// <summary>Checks that a line is valid.</summary>
    /// <param name="line">The line with its newline.</param>
    /// <param name="offset">Where it begins.</param>
    /// <exception cref="LineDamageException">It is not.</exception>
    public static void ThrowIfDamaged(ReadOnlySpan<byte> line, long offset)
    {
        if (!IsValid(line))
        {
            throw new LineDamageException(offset, "the checksum of the line is wrong");
        }
    }

    /// <summary>Reports whether the text of a line is valid: nothing is missing but its newline.</summary>
    /// <param name="text">The line without its newline.</param>
    /// <returns>False for a torn or damaged line.</returns>
    public static bool IsValidText(ReadOnlySpan<byte> text) => HasRightEnd(text, LineNames.CrcLength - 1);

    /// <summary>Checks that a record stands where it was written; otherwise something else than a store has changed what is before it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="offset">Where it begins.</param>
    /// <exception cref="LineDamageException">It was written elsewhere.</exception>
    public static void ThrowIfMoved(LineView record, long offset)
    {
        var at = record.Number(LineMember.At, absent: offset);
        if (at != offset)
        {
            throw new LineDamageException(offset, $"the line was written at byte {at}: something else than a store has added, removed or moved what is before it");
        }
    }

    /// <summary>Reports whether a valid line is a commit that can be copied.</summary>
    /// <param name="line">The line with its newline.</param>
    /// <returns>False when it is none of this format.</returns>
    public static bool IsCommit(ReadOnlySpan<byte> line)
    {
        try
        {
            return SessionState.Of(LineView.Parse(line), 0).Version > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool HasRightEnd(ReadOnlySpan<byte> line, int length)
    {
        if (line.Length <= LineNames.IdentityLength)
        {
            return false;
        }

        var end = line[^length..];
        Span<byte> expected = stackalloc byte[LineNames.CrcLength];
        LineText.FormatCrc(Checksum.Of(line[..^length]), expected);
        return end.SequenceEqual(expected[..length]);
    }
}
