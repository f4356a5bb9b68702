using System.Buffers;

namespace Persistence.Json;

/// <summary>
/// Finds the last whole commit of a file from its end. A loss of power may leave any part of the last write, which may
/// have been several lines; so torn lines after the last whole one are cut off, and a whole line counts only when the lines
/// that were written together with it are whole too.
/// </summary>
internal static class TailScanner
{
    private const int FirstChunk = 4096;

    /// <summary>Finds the last whole commit.</summary>
    /// <param name="file">The file.</param>
    /// <param name="length">Its length.</param>
    /// <returns>What its end says.</returns>
    public static FileTail Scan(IStoredFile file, long length)
    {
        var end = length;
        while (end > 0)
        {
            var (state, start, isUnfinished) = ReadLineBefore(file, end);
            if (state is not null)
            {
                return new FileTail(state, state.End, length) { IsUnfinished = isUnfinished };
            }

            end = start;
        }

        return new FileTail(null, 0, length);
    }

    /// <summary>Reads on from a commit that was whole.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">The last commit seen before.</param>
    /// <param name="length">The file's length.</param>
    /// <returns>What its end says.</returns>
    public static FileTail ScanAfter(IStoredFile file, SessionState known, long length)
    {
        using var lines = new LineScanner(file, known.End, length);
        var state = known;
        while (lines.Next())
        {
            if (!RecordCheck.IsValid(lines.Line))
            {
                // A torn write, or damage: only a scan from the end can show which.
                return Scan(file, length);
            }

            var view = lines.View();
            RecordCheck.ThrowIfMoved(view, lines.Offset);
            state = Continue(state, SessionState.Of(view, lines.Offset));
        }

        return new FileTail(state, state.End, length) { IsUnfinished = lines.IsCompleted };
    }

    /// <summary>Lets a state share what it has in common with the one before.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="after">The state after.</param>
    /// <returns>The state after.</returns>
    public static SessionState Continue(SessionState before, SessionState after) =>
        after.HeaderAt == before.HeaderAt ? after with { Header = before.Header } : after;

    // The state of the line that ends at an offset, null when it is not whole; and where the line, or the first damaged
    // one written together with it, begins; and whether only its newline is missing.
    private static (SessionState? State, long Start, bool IsUnfinished) ReadLineBefore(IStoredFile file, long end)
    {
        for (var size = (long)FirstChunk; ; size *= 4)
        {
            var from = Math.Max(0, end - size);
            var chunk = ArrayPool<byte>.Shared.Rent((int)(end - from));
            try
            {
                var text = chunk.AsSpan(0, file.Read(from, chunk.AsSpan(0, (int)(end - from))));
                var start = text.IsEmpty ? -1 : text[..^1].LastIndexOf((byte)'\n');
                if (start >= 0 || from == 0)
                {
                    return ReadLine(file, text[(start + 1)..], from + start + 1);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(chunk);
            }
        }
    }

    private static (SessionState? State, long Start, bool IsUnfinished) ReadLine(IStoredFile file, ReadOnlySpan<byte> line, long start)
    {
        var isUnfinished = LineText.IsUnfinished(line);
        if (isUnfinished)
        {
            line = (byte[])[.. LineText.WithoutZero(line), (byte)'\n'];
        }

        if (!IsValidOrTorn(line, start))
        {
            return (null, start, false);
        }

        try
        {
            var view = LineView.Parse(line);
            RecordCheck.ThrowIfMoved(view, start);
            var damaged = FirstDamagedBefore(file, start, view.Number(LineMember.With));
            if (damaged is { } torn)
            {
                return (null, torn, false);
            }

            var state = SessionState.Of(view, start);
            state.Header = state.HeaderAt == start ? StoredHeader.Of(view) : null;
            return (state, start, isUnfinished);
        }
        catch (FormatException problem)
        {
            throw new LineDamageException(start, problem.Message, problem);
        }
    }

    // Where the first damaged one of the lines before an offset begins; null when all are whole.
    private static long? FirstDamagedBefore(IStoredFile file, long offset, long count)
    {
        var starts = new List<long>();
        for (var end = offset; starts.Count < count && end > 0;)
        {
            end = StartOfLineBefore(file, end);
            starts.Add(end);
        }

        using var lines = new LineScanner(file, starts.Count == 0 ? offset : starts[^1], offset);
        while (lines.Next())
        {
            if (!IsValidOrTorn(lines.Line, lines.Offset))
            {
                return lines.Offset;
            }
        }

        return null;
    }

    private static bool IsValidOrTorn(ReadOnlySpan<byte> line, long offset)
    {
        if (RecordCheck.IsValid(line))
        {
            return true;
        }

        return TornWrite.MayLeave(line, offset) ? false : throw new LineDamageException(offset, "the checksum of the line is wrong");
    }

    private static long StartOfLineBefore(IStoredFile file, long end)
    {
        Span<byte> chunk = stackalloc byte[FirstChunk];
        for (var to = end - 1; to > 0;)
        {
            var from = Math.Max(0, to - chunk.Length);
            var text = chunk[..file.Read(from, chunk[..(int)(to - from)])];
            var found = text.LastIndexOf((byte)'\n');
            if (found >= 0)
            {
                return from + found + 1;
            }

            to = from;
        }

        return 0;
    }
}
