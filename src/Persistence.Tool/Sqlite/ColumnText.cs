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
    /// <summary>Chooses how a column's values are written: once, as there are many rows.</summary>
    /// <param name="member">What the column is.</param>
    /// <returns>Writes a value, which is not NULL; throws <see cref="FormatException"/> where it has not the form.</returns>
    public static ColumnValue WriterOf(ShapeMember member)
    {
        var write = FormOf(member.Form);
        return !member.IsQuoted ? write : (writer, row, column) =>
        {
            writer.WriteRaw("\""u8);
            write(writer, row, column);
            writer.WriteRaw("\""u8);
        };
    }

    private static ColumnValue FormOf(string form) => form switch
    {
        "Json" => static (writer, row, column) => writer.WriteRaw(row.ReadUtf8(column)),
        _ when ColumnForms.IsText(form) => static (writer, row, column) => PlainText.Write(writer, row.ReadUtf8(column)),
        _ when ColumnForms.IsLargeNumber(form) => (writer, row, column) => LargeNumbers.Write(writer, row, column, form),
        "Boolean" => static (writer, row, column) => writer.WriteBoolean(row.ReadInt64(column) != 0),
        "Bytes" or "Memory" or "Vector" => static (writer, row, column) => BytesCodec.Write(writer, row.ReadBytes(column).ToArray()),
        "EnumName" => static (writer, row, column) => WriteEnumName(writer, row.ReadText(column)),
        _ => TimeOf(form) ?? ((writer, row, column) => WriteNumber(writer, row, column, form)),
    };

    private static ColumnValue? TimeOf(string form) => form switch
    {
        "DateTimeOffset" => InstantText.WriteWithOffset,
        "DateTime" => static (writer, row, column) => DateTimeCodec.Write(writer, DateTimeColumn.Read(row, column, default)),
        "TimeOnly" => static (writer, row, column) => TimeOnlyCodec.Write(writer, TimeOnlyColumn.Read(row, column, default)),
        "TimeSpanTicks" => static (writer, row, column) => TimeSpanCodec.Write(writer, TimeSpanTicksColumn.Read(row, column, default)),
        _ => null,
    };

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
