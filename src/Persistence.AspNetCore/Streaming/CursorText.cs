using System.Globalization;

namespace Persistence.AspNetCore.Streaming;

/// <summary>
/// The id of an event, and the text that a stream goes on from: for each log of the request, in its order, the sequence of the last entry that was sent, separated by dots. So it is the sequence itself
/// where there is one log. A log that ended has an <c>x</c>: whatever is stored under the same key later is another log.
/// </summary>
internal static class CursorText
{
    /// <summary>The place of a log that ended.</summary>
    public const long Ended = -1;

    // 19 digits and a dot for each log; what is longer need not be looked at.
    private const int LongestPlace = 20;

    public static string Format(ReadOnlySpan<long> places)
    {
        var text = new System.Text.StringBuilder(places.Length * 6);
        foreach (var place in places)
        {
            if (text.Length > 0)
            {
                text.Append('.');
            }

            _ = place == Ended ? text.Append('x') : text.Append(CultureInfo.InvariantCulture, $"{place}");
        }

        return text.ToString();
    }

    /// <summary>Reads a cursor.</summary>
    /// <param name="text">The text; null or empty for the beginning of every log.</param>
    /// <param name="count">How many logs the request has.</param>
    /// <returns>The places; null where the text is no cursor of so many logs.</returns>
    public static long[]? Parse(string? text, int count)
    {
        var places = new long[count];
        if (string.IsNullOrEmpty(text))
        {
            return places;
        }

        if (text.Length > count * LongestPlace)
        {
            return null;
        }

        var parts = text.Split('.');
        for (var index = 0; index < count; index++)
        {
            if (parts.Length != count || !TryPlace(parts[index], out places[index]))
            {
                return null;
            }
        }

        return places;
    }

    private static bool TryPlace(string text, out long place)
    {
        place = Ended;
        return text == "x" || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out place);
    }
}
