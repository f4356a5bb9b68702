namespace Persistence.Serialization;

/// <summary>A date with time in the form <c>yyyy-MM-ddTHH:mm:ss[.fffffff][Z|+hh:mm|-hh:mm]</c>, taken apart.</summary>
/// <param name="Ticks">The clock time.</param>
/// <param name="OffsetMinutes">The offset; null for none.</param>
/// <param name="IsUtc">Whether <c>Z</c> stands at the end.</param>
internal readonly record struct IsoText(long Ticks, int? OffsetMinutes, bool IsUtc)
{
    private const int SecondsEnd = 19;
    private const int FractionDigits = 7;
    private const int LargestOffset = 14 * 60;

    /// <summary>Reads the usual forms; unusual ones are left to others.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The parts.</param>
    /// <returns>False for any other text, be it right or wrong.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out IsoText value)
    {
        value = default;
        if (text.Length < SecondsEnd || !TryDate(text, out var ticks) || !TryClock(text, ref ticks))
        {
            return false;
        }

        var end = SecondsEnd;
        if (text.Length > end && text[end] == '.' && !TryFraction(text, ref end, ref ticks))
        {
            return false;
        }

        var zone = text[end..];
        if (zone.IsEmpty || zone.SequenceEqual("Z"u8))
        {
            value = new IsoText(ticks, null, !zone.IsEmpty);
            return true;
        }

        value = new IsoText(ticks, OffsetOf(zone), false);
        return value.OffsetMinutes is not null;
    }

    /// <summary>The instant with its offset.</summary>
    /// <param name="date">The date.</param>
    /// <returns>False where the offset is not said, or the instant is near the ends of time.</returns>
    public bool TryGetDateTimeOffset(out DateTimeOffset date)
    {
        var isInside = Ticks > TimeSpan.TicksPerDay && Ticks < DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay;
        var isKnown = isInside && (IsUtc || OffsetMinutes is not null);
        date = isKnown ? new DateTimeOffset(Ticks, TimeSpan.FromMinutes(OffsetMinutes ?? 0)) : default;
        return isKnown;
    }

    /// <summary>The time, UTC or of no known kind.</summary>
    /// <param name="date">The date.</param>
    /// <returns>False where an offset asks for a conversion.</returns>
    public bool TryGetDateTime(out DateTime date)
    {
        date = new DateTime(Ticks, IsUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified);
        return OffsetMinutes is null;
    }

    /// <summary>Reads <c>yyyy-MM-dd</c> at the start of a text of at least ten bytes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ticks">Midnight.</param>
    /// <returns>False when there is no such day.</returns>
    public static bool TryDate(ReadOnlySpan<byte> text, out long ticks)
    {
        var year = (Two(text, 0) * 100) + Two(text, 2);
        var month = Two(text, 5);
        var day = Two(text, 8);
        var isDay = text[4] == '-' && text[7] == '-' && year is >= 1 and <= 9999 && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        ticks = isDay ? new DateTime(year, month, day).Ticks : 0;
        return isDay;
    }

    private static bool TryClock(ReadOnlySpan<byte> text, ref long ticks)
    {
        var hour = Two(text, 11);
        var minute = Two(text, 14);
        var second = Two(text, 17);
        ticks += ((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond;
        return text[10] == 'T' && text[13] == ':' && text[16] == ':' && (uint)hour < 24 && (uint)minute < 60 && (uint)second < 60;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, ref int end, ref long ticks)
    {
        var fraction = 0L;
        var digits = 0;
        for (end++; end < text.Length && (uint)(text[end] - '0') <= 9; end++)
        {
            fraction = (fraction * 10) + (text[end] - '0');
            if (++digits > FractionDigits)
            {
                return false;
            }
        }

        for (var missing = digits; missing < FractionDigits; missing++)
        {
            fraction *= 10;
        }

        ticks += fraction;
        return digits > 0;
    }

    private static int? OffsetOf(ReadOnlySpan<byte> zone)
    {
        if (zone.Length != 6 || zone[3] != ':' || zone[0] is not ((byte)'+' or (byte)'-'))
        {
            return null;
        }

        var hours = Two(zone, 1);
        var minutes = Two(zone, 4);
        var offset = (hours * 60) + minutes;
        return (uint)hours > 14 || (uint)minutes > 59 || offset > LargestOffset ? null : zone[0] == '-' ? -offset : offset;
    }

    // Two digits; a number below zero, and far below, for anything else.
    private static int Two(ReadOnlySpan<byte> text, int position)
    {
        var tens = text[position] - '0';
        var ones = text[position + 1] - '0';
        return (uint)tens <= 9 && (uint)ones <= 9 ? (tens * 10) + ones : -100_000;
    }
}
