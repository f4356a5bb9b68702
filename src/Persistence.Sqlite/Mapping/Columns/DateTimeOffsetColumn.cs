using System.ComponentModel;
using System.Globalization;

namespace Persistence.Sqlite.Mapping;

/// <summary>
/// A TEXT column: 28 characters of the instant in UTC, which sort by value across offsets, then the offset unless it is
/// zero, for example <c>2025-09-09T16:01:08.0000000Z-05:00</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetColumn : ISqliteColumn<DateTimeOffset>
{
    private const int InstantLength = 28;

    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[40];
        value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
        if (value.Offset != TimeSpan.Zero)
        {
            value.TryFormat(text[length..], out var offsetLength, "zzz", CultureInfo.InvariantCulture);
            length += offsetLength;
        }

        statement.BindUtf8(parameter, text[..length]);
    }

    /// <inheritdoc/>
    public static DateTimeOffset Read(SqliteStatement row, int column, DateTimeOffset absent)
    {
        if (row.IsNull(column))
        {
            return absent;
        }

        var text = row.ReadText(column);
        var instant = DateTime.ParseExact(text.AsSpan(0, Math.Min(InstantLength, text.Length)), "yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        if (text.Length <= InstantLength)
        {
            return new DateTimeOffset(instant);
        }

        var offset = TimeSpan.ParseExact(text.AsSpan(InstantLength + 1), "hh\\:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(instant).ToOffset(text[InstantLength] == '-' ? -offset : offset);
    }
}
