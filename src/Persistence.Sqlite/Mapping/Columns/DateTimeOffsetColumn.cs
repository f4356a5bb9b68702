using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;

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
    public static void Bind(SqliteParameters parameters, int parameter, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[40];
        value.UtcDateTime.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        if (value.Offset != TimeSpan.Zero)
        {
            value.TryFormat(text[length..], out var offsetLength, "zzz", CultureInfo.InvariantCulture);
            length += offsetLength;
        }

        parameters.BindUtf8(parameter, text[..length]);
    }

    /// <inheritdoc/>
    public static DateTimeOffset Read(SqliteRow row, int column, DateTimeOffset absent)
    {
        var text = row.ReadUtf8(column);
        if (text.IsEmpty && row.IsNull(column))
        {
            return absent;
        }

        var instant = ReadInstant(text);
        if (text.Length <= InstantLength)
        {
            return new DateTimeOffset(instant);
        }

        var offset = TimeSpan.ParseExact(Encoding.UTF8.GetString(text[(InstantLength + 1)..]), "hh\\:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(instant).ToOffset(text[InstantLength] == (byte)'-' ? -offset : offset);
    }

    // ParseExact, which needs a string, takes several times as long.
    private static DateTime ReadInstant(ReadOnlySpan<byte> text) =>
        text.Length >= InstantLength && Utf8Parser.TryParse(text[..InstantLength], out DateTime instant, out var consumed, 'O') && consumed == InstantLength && instant.Kind == DateTimeKind.Utc
            ? instant
            : throw new FormatException($"'{Encoding.UTF8.GetString(text)}' is no instant as yyyy-MM-ddTHH:mm:ss.fffffffZ.");
}
