using System.Text.Json;

namespace Persistence.Serialization;

/// <summary>Dates with time. Those we write ourselves are read by <see cref="IsoText"/>, all others as System.Text.Json reads them.</summary>
internal static class JsonDates
{
    public static DateTimeOffset ReadDateTimeOffset(ref JsonReader reader)
    {
        var again = reader;
        if (IsoText.TryParse(reader.ReadUtf8(), out var value) && value.TryGetDateTimeOffset(out var date))
        {
            return date;
        }

        reader = again;
        var text = new Utf8JsonReader(reader.ReadRaw());
        return text.Read() && text.TryGetDateTimeOffset(out date) ? date : throw reader.Problem("a date with time was expected");
    }

    public static DateTime ReadDateTime(ref JsonReader reader)
    {
        var again = reader;
        if (IsoText.TryParse(reader.ReadUtf8(), out var value) && value.TryGetDateTime(out var date))
        {
            return date;
        }

        reader = again;
        var text = new Utf8JsonReader(reader.ReadRaw());
        return text.Read() && text.TryGetDateTime(out date) ? date : throw reader.Problem("a date with time was expected");
    }

    public static TimeOnly ReadTimeOnly(ref JsonReader reader)
    {
        var value = TimeSpanCodec.Read(ref reader);
        return value >= TimeSpan.Zero && value < TimeSpan.FromDays(1) ? TimeOnly.FromTimeSpan(value) : throw reader.Problem("a time of day was expected");
    }
}
