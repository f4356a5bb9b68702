using System.ComponentModel;
using System.Globalization;

namespace Persistence.Mapping;

/// <summary>Indexed dates, times and durations as text, as <see cref="IndexText"/> says.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TimeIndexText
{
    /// <summary>The instant, in ticks of UTC.</summary>
    public static string Encode(DateTimeOffset value) => value.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>
    /// The instant, in ticks of UTC; a time of no kind counts as UTC. A local time is stored with its offset, so that it is the same instant for
    /// programs in every time zone.
    /// </summary>
    public static string Encode(DateTime value) => (value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value).Ticks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Year, month and day.</summary>
    public static string Encode(DateOnly value) => value.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The time of day in ticks.</summary>
    public static string Encode(TimeOnly value) => value.Ticks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The duration in ticks.</summary>
    public static string Encode(TimeSpan value) => NumberIndexText.Encode(value.Ticks);
}
