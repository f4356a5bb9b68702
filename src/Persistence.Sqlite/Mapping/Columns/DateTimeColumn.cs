using System.ComponentModel;
using System.Globalization;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: 27 characters of clock time, then Z for UTC or the offset for local time. Indexed by instant: <see cref="Instant"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeColumn : ISqliteColumn<DateTime>
{
    /// <summary>
    /// What an index is over: the clock time in UTC, a local one moved by its offset. A time of no kind counts as UTC. The fraction of a second is left out of
    /// the conversion, because SQLite keeps three digits of it; where SQLite cannot convert, near the ends of time, the text's own clock counts.
    /// </summary>
    public const string Instant = "(coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr({0}, 1, 19) || substr({0}, 28)), substr({0}, 1, 19)) || substr({0}, 20, 8))";

    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, DateTime value) => parameters.BindFormatted(parameter, value, "O");

    /// <inheritdoc/>
    public static DateTime Read(SqliteRow row, int column, DateTime absent) => row.IsNull(column) ? absent
        : DateTime.TryParseExact(row.ReadText(column), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var value) ? value : throw new FormatException("a date with time was expected");
}
