using System.Buffers.Text;
using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Sqlite.Mapping;

namespace Persistence.Tool.Sqlite;

/// <summary>Instants as JSON.</summary>
internal static class InstantText
{
    // yyyy-MM-ddTHH:mm:ss.fffffffZ
    private const int Length = 28;
    private const int FractionAt = 19;

    /// <summary>Writes an instant with its offset. One in UTC, as most are, stands in the column nearly as in JSON.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column, which is not NULL.</param>
    /// <exception cref="FormatException">It is no instant.</exception>
    public static void WriteWithOffset(JsonWriter writer, SqliteRow row, int column)
    {
        var text = row.ReadUtf8(column);
        if (text.Length != Length || !Utf8Parser.TryParse(text, out DateTime instant, out var consumed, 'O') || consumed != Length || instant.Kind != DateTimeKind.Utc)
        {
            DateTimeOffsetCodec.Write(writer, DateTimeOffsetColumn.Read(row, column, default));
            return;
        }

        // JSON has no zeros at the end of a fraction.
        writer.WriteRaw("\""u8);
        writer.WriteRaw(text[..FractionAt]);
        writer.WriteRaw(text[FractionAt..^1].TrimEnd("0"u8).TrimEnd("."u8));
        writer.WriteRaw("+00:00\""u8);
    }
}
