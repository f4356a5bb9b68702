using System.ComponentModel;
using System.Globalization;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: year, month, day.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyColumn : ISqliteColumn<DateOnly>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, DateOnly value) => parameters.BindFormatted(parameter, value, "O");

    /// <inheritdoc/>
    public static DateOnly Read(SqliteRow row, int column, DateOnly absent) => row.IsNull(column) ? absent
        : DateOnly.TryParseExact(row.ReadText(column), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : throw new FormatException("a date was expected");
}
