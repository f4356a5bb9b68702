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
        var cursor = new RawCursor(logs);
        while (cursor.Next())
        {
            var name = presentName(SessionState.ReadName(cursor.TakeName()));
            var start = cursor.Position;
            var piece = new RawCursor(cursor.TakeValue());
            while (piece.Next())
            {
                if (!piece.TakeName().SequenceEqual("entries"u8))
                {
                    piece.TakeValue();
                    continue;
                }

                var from = start + piece.Position;
                var array = piece.TakeValue();
                pieces.Add((name, (from + 1)..(from + array.Length - 1), CountOf(array)));
            }
        }

        return pieces;
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
