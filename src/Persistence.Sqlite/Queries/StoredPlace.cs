using System.Globalization;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>What a row is ordered by, as text that a cursor holds: its type by a letter, then the value.</summary>
internal static class StoredPlace
{
    /// <summary>Reads it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <returns>The text; null for NULL.</returns>
    public static string? Read(SqliteRow row, int column) => row.TypeOf(column) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => string.Create(CultureInfo.InvariantCulture, $"i{row.ReadInt64(column)}"),
        raw.SQLITE_FLOAT => string.Create(CultureInfo.InvariantCulture, $"r{BitConverter.DoubleToInt64Bits(row.ReadDouble(column))}"),
        raw.SQLITE_TEXT => "t" + Convert.ToHexString(row.ReadUtf8(column)),
        _ => "b" + Convert.ToHexString(row.ReadBytes(column)),
    };

    /// <summary>Binds it.</summary>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="text">The text.</param>
    public static void Bind(SqliteParameters parameters, int parameter, string text)
    {
        switch (text[0])
        {
            case 'i':
                parameters.BindInt64(parameter, long.Parse(text.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
                break;
            case 'r':
                parameters.BindDouble(parameter, BitConverter.Int64BitsToDouble(long.Parse(text.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));
                break;
            case 't':
                parameters.BindUtf8(parameter, Convert.FromHexString(text.AsSpan(1)));
                break;
            default:
                parameters.BindBytes(parameter, Convert.FromHexString(text.AsSpan(1)));
                break;
        }
    }
}
