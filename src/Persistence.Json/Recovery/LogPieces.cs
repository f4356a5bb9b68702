namespace Persistence.Json;

/// <summary>What a line holds of each log, without knowing the entries' type.</summary>
internal static class LogPieces
{
    /// <summary>Takes a line's entries apart.</summary>
    /// <param name="logs">The line's member <c>$logs</c>.</param>
    /// <param name="presentName">Gives the name that a log has now.</param>
    /// <returns>Of each log its present name, where in the text its entries stand, without the brackets, and how many they are.</returns>
    /// <exception cref="FormatException">The text is not in the format.</exception>
    public static List<(string Name, Range Entries, int Count)> Read(ReadOnlySpan<byte> logs, Func<string, string> presentName)
    {
        var pieces = new List<(string, Range, int)>();
        foreach (var (name, _, entries, count) in All(logs))
        {
            pieces.Add((presentName(name), entries, count));
        }

        return pieces;
    }

    /// <summary>Says which entries a line holds.</summary>
    /// <param name="logs">The line's member <c>$logs</c>.</param>
    /// <returns>Of each log the name it has there, the first sequence, and how many entries.</returns>
    /// <exception cref="FormatException">The text is not in the format.</exception>
    public static List<(string Name, long First, int Count)> Sequences(ReadOnlySpan<byte> logs)
    {
        var sequences = new List<(string, long, int)>();
        foreach (var (name, first, _, count) in All(logs))
        {
            sequences.Add((name, first, count));
        }

        return sequences;
    }

    private static List<(string Name, long First, Range Entries, int Count)> All(ReadOnlySpan<byte> logs)
    {
        var pieces = new List<(string, long, Range, int)>();
        var cursor = new RawCursor(logs);
        while (cursor.Next())
        {
            var name = SessionState.ReadName(cursor.TakeName());
            var start = cursor.Position;
            pieces.Add(Piece(name, start, new RawCursor(cursor.TakeValue())));
        }

        return pieces;
    }

    private static (string Name, long First, Range Entries, int Count) Piece(string name, int start, RawCursor piece)
    {
        var first = 0L;
        var entries = 0..0;
        var count = 0;
        while (piece.Next())
        {
            var member = piece.TakeName();
            var from = start + piece.Position;
            var value = piece.TakeValue();
            if (member.SequenceEqual("first"u8))
            {
                first = LineView.ParseNumber(value);
            }
            else if (member.SequenceEqual("entries"u8))
            {
                entries = (from + 1)..(from + value.Length - 1);
                count = CountOf(value);
            }
        }

        return (name, first, entries, count);
    }

    private static int CountOf(ReadOnlySpan<byte> array)
    {
        var count = 0;
        for (var cursor = new RawCursor(array); cursor.Next(); count++)
        {
            cursor.TakeValue();
        }

        return count;
    }
}
