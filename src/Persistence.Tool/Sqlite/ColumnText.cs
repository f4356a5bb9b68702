using System.Globalization;
using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Sqlite.Mapping;
using Persistence.Tool.Shapes;
using SQLitePCL;

namespace Persistence.Tool.Sqlite;

/// <summary>Values of columns as the JSON that other backends store, by the form that the shape of the class says.</summary>
internal static class ColumnText
{
    /// <summary>Writes a value.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column, which is not NULL.</param>
    /// <param name="member">What the column is.</param>
    /// <exception cref="FormatException">The value has not that form.</exception>
    public static void Write(JsonWriter writer, SqliteRow row, int column, ShapeMember member)
    {
        writer.WriteRaw(member.IsQuoted ? "\""u8 : ""u8);
        switch (member.Form)
        {
            case "Json":
                writer.WriteRaw(row.ReadUtf8(column));
                break;
            case var form when ColumnForms.IsText(form):
                writer.WriteString(row.ReadText(column));
                break;
            case var form when ColumnForms.IsLargeNumber(form):
                LargeNumbers.Write(writer, row, column, member.Form);
                break;
            case "Boolean":
                writer.WriteBoolean(row.ReadInt64(column) != 0);
                break;
            default:
                WriteOther(writer, row, column, member.Form);
                break;
        }

        writer.WriteRaw(member.IsQuoted ? "\""u8 : ""u8);
    }

    private static void WriteOther(JsonWriter writer, SqliteRow row, int column, string form)
    {
        switch (form)
        {
            case "DateTimeOffset":
                DateTimeOffsetCodec.Write(writer, DateTimeOffsetColumn.Read(row, column, default));
                break;
            case "DateTime":
                DateTimeCodec.Write(writer, DateTimeColumn.Read(row, column, default));
                break;
            case "TimeOnly":
                TimeOnlyCodec.Write(writer, TimeOnlyColumn.Read(row, column, default));
                break;
            case "TimeSpanTicks":
                TimeSpanCodec.Write(writer, TimeSpanTicksColumn.Read(row, column, default));
                break;
            case "Bytes" or "Memory":
                BytesCodec.Write(writer, row.ReadBytes(column).ToArray());
                break;
            case "EnumName":
                WriteEnumName(writer, row.ReadText(column));
                break;
            default:
                WriteNumber(writer, row, column, form);
                break;
        }
    }

    // A value without a name is a number in JSON.
    private static void WriteEnumName(JsonWriter writer, string text)
    {
        if (Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteNumber(number);
        }
        else
        {
            writer.WriteString(text);
        }
    }

    private static void WriteNumber(JsonWriter writer, SqliteRow row, int column, string form)
    {
        switch (row.TypeOf(column))
        {
            case raw.SQLITE_TEXT:
                writer.WriteString(row.ReadText(column));
                break;
            case raw.SQLITE_INTEGER when !ColumnForms.IsReal(form):
                writer.WriteNumber(row.ReadInt64(column));
                break;
            default:
                WriteReal(writer, row.ReadDouble(column), form);
                break;
        }
    }

    private static void WriteReal(JsonWriter writer, double value, string form)
    {
        if (form is "Single" or "float")
        {
            writer.WriteNumber((float)value);
        }
        else if (form.EndsWith("Half", StringComparison.Ordinal))
        {
            writer.WriteNumber((Half)value);
        }
        else
        {
            writer.WriteNumber(value);
        }
    }
}
