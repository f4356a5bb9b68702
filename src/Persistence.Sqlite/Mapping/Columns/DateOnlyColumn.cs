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
    public static DateOnly Read(SqliteRow row, int column, DateOnly absent) => row.IsNull(column) ? absent : DateOnly.ParseExact(row.ReadText(column), "O", CultureInfo.InvariantCulture);
}
