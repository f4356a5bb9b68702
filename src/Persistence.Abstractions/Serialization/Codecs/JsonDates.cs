using System.Text.Json;

namespace Persistence.Serialization;

internal static class JsonDates
{
    public static DateTimeOffset ReadDateTimeOffset(ref JsonReader reader)
    {
        var text = new Utf8JsonReader(RawString(ref reader));
        return text.Read() && text.TryGetDateTimeOffset(out var value) ? value : throw reader.Problem("a date with time was expected");
    }

    public static DateTime ReadDateTime(ref JsonReader reader)
    {
        var text = new Utf8JsonReader(RawString(ref reader));
        return text.Read() && text.TryGetDateTime(out var value) ? value : throw reader.Problem("a date with time was expected");
    }

    public static TimeOnly ReadTimeOnly(ref JsonReader reader)
    {
        var value = TimeSpanCodec.Read(ref reader);
        return value >= TimeSpan.Zero && value < TimeSpan.FromDays(1) ? TimeOnly.FromTimeSpan(value) : throw reader.Problem("a time of day was expected");
    }

    private static ReadOnlySpan<byte> RawString(ref JsonReader reader) =>
        reader.IsString() ? reader.ReadRaw() : throw reader.Problem("a string was expected");
}
