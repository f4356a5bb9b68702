using System.Globalization;
using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Sqlite.Mapping;

namespace Persistence.Tool.Sqlite;

/// <summary>Numbers that have no column type of SQLite's own: they stand in texts, some of them so that the texts sort as the numbers do.</summary>
internal static class LargeNumbers
{
    /// <summary>Writes a value.</summary>
    /// <param name="writer">Receives it as JSON.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column, which is not NULL.</param>
    /// <param name="form">The form.</param>
    public static void Write(JsonWriter writer, SqliteRow row, int column, string form)
    {
        switch (form)
        {
            case "UInt64":
                writer.WriteNumber(UInt64Column.Read(row, column, default));
                break;
            case "Int128":
                writer.WriteNumber(Int128Column.Read(row, column, default));
                break;
            case "UInt128":
                writer.WriteNumber(UInt128Column.Read(row, column, default));
                break;
            default:
                writer.WriteNumber(DecimalColumn.Read(row, column, default));
                break;
        }
    }

    /// <summary>Binds a value.</summary>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="text">The number.</param>
    /// <param name="form">The form.</param>
    public static void Bind(SqliteParameters parameters, int parameter, string text, string form)
    {
        switch (form)
        {
            case "UInt64":
                UInt64Column.Bind(parameters, parameter, ulong.Parse(text, CultureInfo.InvariantCulture));
                break;
            case "Int128":
                Int128Column.Bind(parameters, parameter, Int128.Parse(text, CultureInfo.InvariantCulture));
                break;
            case "UInt128":
                UInt128Column.Bind(parameters, parameter, UInt128.Parse(text, CultureInfo.InvariantCulture));
                break;
            default:
                DecimalColumn.Bind(parameters, parameter, decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
        }
    }
}
